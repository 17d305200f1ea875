namespace SipPhone.Interop
{
    // A registrar and a proxy in one script, as a small company would have them: it challenges what does not come from
    // the plain socket, stays in the path of dialogs (RFC 3261 §16.6 step 4), and reaches a phone over the very
    // connection that the phone opened. What comes over the plain socket is SIPp's, which is on this machine.

    /// <summary>Kamailio's configuration for a test.</summary>
    internal static class KamailioScript
    {
        /// <summary>The socket in the server's directory on which kamcmd asks.</summary>
        internal const string ControlSocket = "control";

        /// <summary>The variable that makes it answer 503 when it is 1.</summary>
        internal const string UnavailableVariable = "unavailable";

        /// <summary>The variable with the URI to which the static user's requests go.</summary>
        internal const string StaticRouteVariable = "static";

        /// <summary>Writes the script: a registrar and proxy for the domain, which is the realm too.</summary>
        internal static string For(string address, int port, TemporaryDirectory directory, KamailioOptions options)
        {
            return Modules(address, port, directory, options) + RequestRoute + OtherRoutes + Events
                + (options.LogsRequests ? LogRoute : QuietRoute);
        }

        private static string Modules(string address, int port, TemporaryDirectory directory, KamailioOptions options)
        {
            return $"""
                #!KAMAILIO
                debug=1
                children=1
                tcp_children=1
                auto_aliases=no
                enable_tls=yes
                tcp_crlf_ping=yes
                listen=tls:{address}:{port}
                listen=udp:{address}:{port}

                loadmodule "tls.so"
                loadmodule "tm.so"
                loadmodule "sl.so"
                loadmodule "pv.so"
                loadmodule "xlog.so"
                loadmodule "tcpops.so"
                loadmodule "ctl.so"
                loadmodule "rr.so"
                loadmodule "maxfwd.so"
                loadmodule "siputils.so"
                loadmodule "textops.so"
                loadmodule "usrloc.so"
                loadmodule "registrar.so"
                loadmodule "nathelper.so"
                loadmodule "auth.so"

                modparam("tls", "config", "{directory.PathOf("tls.cfg")}")
                modparam("tcpops", "closed_event", 1)
                modparam("ctl", "binrpc", "unix:{directory.PathOf(ControlSocket)}")
                modparam("pv", "shvset", "{UnavailableVariable}=i:0")
                modparam("pv", "shvset", "{StaticRouteVariable}=s:none")
                modparam("rr", "enable_double_rr", 1)
                modparam("usrloc", "use_domain", 1)
                modparam("registrar", "received_avp", "$avp(received)")
                modparam("nathelper", "received_avp", "$avp(received)")
                modparam("auth", "algorithm", "{options.DigestAlgorithm}")
                modparam("auth", "qop", "auth")


                """;
        }

        // L_ALERT (-5), so that the script's own lines come at every log level. A request outside a dialog that still
        // carries our own Route has been where that Route wanted it (RFC 3261 §16.4).
        private const string RequestRoute = $$"""
            request_route {
                route(LOG);
                if (!mf_process_maxfwd_header("70")) {
                    sl_send_reply("483", "Too Many Hops");
                    exit;
                }
                force_rport();
                if ($proto == "tls" && $rm != "REGISTER") {
                    set_contact_alias();
                }
                if ($rm == "CANCEL") {
                    if (t_check_trans()) {
                        t_relay();
                    }
                    exit;
                }
                if (has_totag()) {
                    route(IN_DIALOG);
                }
                t_check_trans();
                if ($shv({{UnavailableVariable}}) == 1) {
                    sl_send_reply("503", "Service Unavailable");
                    exit;
                }
                if ($rd != "{{Certificates.Domain}}" || $td != "{{Certificates.Domain}}") {
                    sl_send_reply("404", "Not Found");
                    exit;
                }
                if ($rm == "REGISTER") {
                    route(REGISTER);
                }
                route(PROXY);
            }

            """;

        private const string OtherRoutes = $$"""
            route[IN_DIALOG] {
                if (loose_route()) {
                    handle_ruri_alias();
                    if (is_method("INVITE|UPDATE|NOTIFY")) {
                        record_route();
                    }
                    t_on_reply("ALIAS");
                    t_relay();
                } else if ($rm != "ACK") {
                    sl_send_reply("481", "Call/Transaction Does Not Exist");
                } else if (t_check_trans()) {
                    t_relay();
                }
                exit;
            }
            route[PASSWORD] {
                $var(password) = "{{KamailioServer.PeerPassword}}";
                if ($au == "{{KamailioServer.User}}") {
                    $var(password) = "{{KamailioServer.Password}}";
                }
            }
            route[REGISTER] {
                route(PASSWORD);
                if (!pv_www_authenticate("{{Certificates.Domain}}", "$var(password)", "0")
                        || !($au =~ "^({{KamailioServer.Users}})$")) {
                    www_challenge("{{Certificates.Domain}}", "1");
                    exit;
                }
                if ($tU != $au) {
                    sl_send_reply("403", "Forbidden");
                    exit;
                }
                xlog("L_ALERT", "certificate of $tU: $tls_peer_subject_cn\n");
                fix_nated_register();
                if (!save("location")) {
                    sl_reply_error();
                    exit;
                }
                if (reg_fetch_contacts("location", "$tu", "held")) {
                    xlog("L_ALERT", "bound $tu to $(ulc(held=>addr))\n");
                } else {
                    xlog("L_ALERT", "unbound $tu\n");
                }
                exit;
            }
            route[PROXY] {
                if ($proto == "tls") {
                    route(PASSWORD);
                    if (!pv_proxy_authenticate("{{Certificates.Domain}}", "$var(password)", "0")) {
                        proxy_challenge("{{Certificates.Domain}}", "1");
                        exit;
                    }
                    consume_credentials();
                }
                remove_hf("Route");
                if (is_method("INVITE|SUBSCRIBE|REFER")) {
                    record_route();
                }
                if ($rU == "{{SippScenario.User}}") {
                    $du = $shv({{StaticRouteVariable}});
                } else if (!lookup("location")) {
                    sl_send_reply("404", "Not Found");
                    exit;
                }
                t_on_reply("ALIAS");
                if (!t_relay()) {
                    sl_reply_error();
                }
                exit;
            }
            onreply_route[ALIAS] {
                if ($proto == "tls") {
                    set_contact_alias();
                }
            }

            """;

        private const string LogRoute = """
            route[LOG] {
                xlog("L_ALERT", "request $rm\n");
            }

            """;

        private const string QuietRoute = """
            route[LOG] {
                return;
            }

            """;

        private const string Events = """
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
