using System;
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // The console's UART. The platform's Read waits until everything that was asked for is there, so only what is there
    // is asked for; its Write waits until everything is in the UART, so only what fits is written (SendRoom).
    // Invariant: _port is null exactly when the port could not be opened or broke.

    /// <summary>
    /// The console on a UART, 8 data bits, no parity, one stop bit, no flow control. Allocates nothing after it was
    /// made.
    /// </summary>
    public sealed class Esp32ConsolePort : IConsolePort
    {
        /// <summary>The speed of every console of ours, in bits a second.</summary>
        public const int BaudRate = 115_200;

        private const int DataBits = 8;

        // In the native heap, twice. A station sends line by line, and at this speed a line is here before a write to
        // flash, which stops the loop, is over: room for two of the longest lines.
        private const int ReceiveBufferBytes = 2048;

        private readonly IClock _clock;
        private readonly SendRoom _room = new SendRoom(BaudRate);
        private SerialPort _port;

        /// <summary>Takes the pins and opens the port; if the platform refuses, the console is closed.</summary>
        /// <param name="clock">Tells how far the UART has come.</param>
        /// <param name="portName"><c>COM1</c>, <c>COM2</c> or <c>COM3</c>.</param>
        /// <param name="rxPin">The GPIO that receives.</param>
        /// <param name="txPin">The GPIO that sends.</param>
        public Esp32ConsolePort(IClock clock, string portName, int rxPin, int txPin)
        {
            _clock = clock;
            try
            {
                Configuration.SetPinFunction(rxPin, FunctionOf(portName, DeviceFunction.COM1_RX));
                Configuration.SetPinFunction(txPin, FunctionOf(portName, DeviceFunction.COM1_TX));
                _port = new SerialPort(portName, BaudRate, Parity.None, DataBits, StopBits.One);
                _port.ReadBufferSize = ReceiveBufferBytes;
                _port.Open();
            }
            catch (Exception)
            {
                // A UART that the debugger has, or pins that the chip lacks. The phone works without a console.
                _port = null;
            }
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int end)
        {
            if (_port == null)
            {
                return HalResult.Closed;
            }

            try
            {
                int waiting = _port.BytesToRead;
                int length = waiting < end - offset ? waiting : end - offset;
                return length == 0 ? 0 : _port.Read(buffer, offset, length);
            }
            catch (Exception)
            {
                _port = null;
                return HalResult.Closed;
            }
        }

        /// <inheritdoc/>
        public int Write(byte[] buffer, int offset, int end)
        {
            if (_port == null)
            {
                return HalResult.Closed;
            }

            long nowMs = _clock.NowMs;
            int room = _room.Count(nowMs);
            int length = room < end - offset ? room : end - offset;
            if (length == 0)
            {
                return 0;
            }

            try
            {
                _port.Write(buffer, offset, length);
                _room.Take(nowMs, length);
                return length;
            }
            catch (Exception)
            {
                _port = null;
                return HalResult.Closed;
            }
        }

        // The functions of one UART follow those of the one before at a fixed distance.
        private static DeviceFunction FunctionOf(string portName, DeviceFunction ofCom1)
        {
            const int Distance = DeviceFunction.COM2_TX - DeviceFunction.COM1_TX;
            return ofCom1 + (Distance * (portName[portName.Length - 1] - '1'));
        }
    }
}
