#!/usr/bin/env python3
"""Captures the golden answers: starts Knot DNS on a free loopback port with example.test.zone, asks, and writes NAME.hex.

Usage: python3 capture.py    (Debian and Ubuntu: apt install knot)
"""
import pathlib
import socket
import struct
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).parent
QUESTIONS = [
    # file, name, type, EDNS size (0 for none), over TCP
    ("naptr", "exaMPle.teSt", 35, 1232, False),
    ("srv", "_sIPs._tCp.eXample.test", 33, 1232, False),
    ("srv-not-available", "_sips._tcp.none.example.test", 33, 1232, False),
    ("a", "sip1.example.test", 1, 0, False),
    ("aaaa", "sip2.example.test", 28, 1232, False),
    ("cname", "Sip3.example.test", 1, 1232, False),
    ("no-such-name", "nobody.example.test", 1, 1232, False),
    ("no-data", "sip2.example.test", 1, 1232, False),
    ("truncated", "_sips._tcp.big.example.test", 33, 1232, False),
    ("big-over-tcp", "_sips._tcp.big.example.test", 33, 1232, True),
]


def query(name, kind, edns):
    message = struct.pack(">6H", 0x1234, 0x0100, 1, 0, 0, 1 if edns else 0)
    for label in name.split("."):
        message += bytes([len(label)]) + label.encode()
    message += struct.pack(">BHH", 0, kind, 1)
    return message + (struct.pack(">BHHIH", 0, 41, edns, 0, 0) if edns else b"")


def ask(port, message, tcp):
    with socket.socket(type=socket.SOCK_STREAM if tcp else socket.SOCK_DGRAM) as link:
        link.settimeout(2)
        link.connect(("127.0.0.1", port))
        if not tcp:
            link.send(message)
            return link.recv(65535)
        link.sendall(struct.pack(">H", len(message)) + message)
        with link.makefile("rb") as stream:
            return stream.read(struct.unpack(">H", stream.read(2))[0])


def main():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as work:
        config = pathlib.Path(work, "knot.conf")
        config.write_text(
            f"server:\n  rundir: {work}\n  listen: 127.0.0.1@{port}\ndatabase:\n  storage: {work}\n"
            f"zone:\n  - domain: example.test\n    file: {HERE.resolve() / 'example.test.zone'}\n"
            "    zonefile-sync: -1\n    journal-content: none\n")
        version = subprocess.check_output(["knotd", "--version"], text=True).strip()
        server = subprocess.Popen(["knotd", "-c", config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for attempt in range(50):
                try:
                    if ask(port, query("example.test", 6, 0), False)[3] & 15 == 0:
                        break
                except OSError:
                    pass
                time.sleep(0.1)
            for file, name, kind, edns, tcp in QUESTIONS:
                answer = ask(port, query(name, kind, edns), tcp).hex()
                lines = [answer[i:i + 100] for i in range(0, len(answer), 100)]
                (HERE / f"{file}.hex").write_text(
                    f"# {version}, by capture.py: {name} type {kind}, "
                    f"EDNS {edns or 'off'}, {'TCP' if tcp else 'UDP'}\n" + "\n".join(lines) + "\n")
        finally:
            server.terminate()
            server.wait(10)


main()
