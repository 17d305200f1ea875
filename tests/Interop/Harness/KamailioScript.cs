namespace SipPhone.Interop
{
    /// <summary>Kamailio's configuration for a test.</summary>
    internal static class KamailioScript
    {
        /// <summary>The socket in the server's directory on which kamcmd asks.</summary>
        internal const string ControlSocket = "control";

        /// <summary>Writes the script: a registrar for the domain, which is the realm too.</summary>
        internal static string For(string address, int port, TemporaryDirectory directory, KamailioOptions options)
        {
            // L_ALERT (-5), so that the script's own lines come at every log level.
            return $$"""
                #!KAMAILIO
                debug=1
                children=1
                tcp_children=1
                auto_aliases=no
                enable_tls=yes
                listen=tls:{{address}}:{{port}}

                loadmodule "tls.so"
                loadmodule "tm.so"
                loadmodule "sl.so"
                loadmodule "pv.so"
                loadmodule "xlog.so"
                loadmodule "tcpops.so"
                loadmodule "ctl.so"
                loadmodule "usrloc.so"
                loadmodule "registrar.so"
                loadmodule "auth.so"

                modparam("tls", "config", "{{directory.PathOf("tls.cfg")}}")
                modparam("tcpops", "closed_event", 1)
                modparam("ctl", "binrpc", "unix:{{directory.PathOf(ControlSocket)}}")
                modparam("usrloc", "use_domain", 1)
                modparam("auth", "algorithm", "{{options.DigestAlgorithm}}")
                modparam("auth", "qop", "auth")

                request_route {
                    xlog("L_ALERT", "request $rm\n");
                    if ($rm != "REGISTER") {
                        sl_send_reply("405", "Method Not Allowed");
                        exit;
                    }
                    if ($rd != "{{Certificates.Domain}}" || $td != "{{Certificates.Domain}}") {
                        sl_send_reply("404", "Not Found");
                        exit;
                    }
                    if (!pv_www_authenticate("{{Certificates.Domain}}", "{{KamailioServer.Password}}", "0")
                            || $au != "{{KamailioServer.User}}") {
                        www_challenge("{{Certificates.Domain}}", "1");
                        exit;
                    }
                    if ($tU != $au) {
                        sl_send_reply("403", "Forbidden");
                        exit;
                    }
                    if (!save("location")) {
                        sl_reply_error();
                        exit;
                    }
                    if (reg_fetch_contacts("location", "$tu", "held")) {
                        xlog("L_ALERT", "bound $tu to $(ulc(held=>addr))\n");
                    } else {
                        xlog("L_ALERT", "unbound $tu\n");
                    }
                }

                event_route[core:worker-one-init] {
                    xlog("L_ALERT", "ready\n");
                }
                event_route[tcp:closed] {
                    xlog("L_ALERT", "connection ended\n");
                }
                event_route[tcp:reset] {
                    xlog("L_ALERT", "connection ended\n");
                }
                event_route[tcp:timeout] {
                    xlog("L_ALERT", "connection ended\n");
                }

                """;
        }
    }
}
