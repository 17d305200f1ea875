using System.Text.Json;
using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    // baresip as a person would set it up, but for its sound, which is a tone and a file. It is driven and heard over
    // its own control socket; its log, with every SIP message, is part of the test's output.

    /// <summary>A baresip that is registered at a Kamailio.</summary>
    internal sealed partial class BaresipPhone : IAsyncDisposable
    {
        /// <summary>The users that baresips can be.</summary>
        internal const string Bob = "bob";

        internal const string Carol = "carol";

        private const string Package = "baresip-core";

        private readonly ServerProcess _process;
        private readonly BaresipControl _control;

        private BaresipPhone(ServerProcess process, BaresipControl control)
        {
            _process = process;
            _control = control;
        }

        /// <summary>Starts one, and waits until it is registered; skips the test where it is not installed.</summary>
        /// <param name="kamailio">Where it registers. It must be ready: baresip waits long after a refusal.</param>
        /// <param name="user">Who it is.</param>
        /// <param name="answersAlone">Whether it answers every call at once.</param>
        internal static async Task<BaresipPhone> StartAsync(
            KamailioServer kamailio, string user, bool answersAlone = false)
        {
            string path = Requires.Command("baresip", Package);
            TemporaryDirectory directory = new();
            directory.Write("accounts", AccountOf(kamailio, user, answersAlone) + "\n");
            directory.Write("contacts", string.Empty);
            Directory.CreateDirectory(directory.PathOf("tones"));

            // -s writes each SIP message to the log; -p is where ring tones are, and there are none.
            string[] arguments = ["-v", "-s", "-f", directory.Path, "-p", directory.PathOf("tones")];
            (ServerProcess process, int port) = await ServerProcess.StartOnFreePortAsync(
                path,
                port =>
                {
                    directory.Write("config", Configuration(port, directory));
                    return arguments;
                },
                directory,
                ListeningLine());
            try
            {
                await kamailio.AwaitBoundAsync(user);
                return new BaresipPhone(process, await BaresipControl.ConnectAsync(port));
            }
            catch
            {
                await process.DisposeAsync();
                throw;
            }
        }

        /// <summary>Gives a command, and waits until it was taken.</summary>
        /// <param name="command">As its menu names it: dial, accept, hangup, hold, resume, transfer.</param>
        /// <param name="parameters">What goes with it.</param>
        internal async Task DoAsync(string command, string parameters = "")
        {
            await _control.CommandAsync(command, parameters);
        }

        /// <summary>Waits for an event, such as CALL_INCOMING, CALL_ESTABLISHED or CALL_CLOSED.</summary>
        /// <param name="type">Its name.</param>
        /// <param name="count">How many of them, since it was started.</param>
        /// <returns>The last of them.</returns>
        internal async Task<JsonElement> AwaitEventAsync(string type, int count = 1)
        {
            return await _control.AwaitEventAsync(type, count);
        }

        /// <summary>Waits for a line of its log, such as one of a SIP message.</summary>
        internal async Task<Match> AwaitLineAsync(Regex pattern, int count = 1)
        {
            return await _process.WaitForLineAsync(pattern, count);
        }

        /// <summary>How many lines of its log match so far.</summary>
        internal int CountOf(Regex pattern)
        {
            return _process.CountOf(pattern);
        }

        public async ValueTask DisposeAsync()
        {
            await _control.DisposeAsync();
            await _process.DisposeAsync();
        }

        private static string AccountOf(KamailioServer kamailio, string user, bool answersAlone)
        {
            return $"<sip:{user}@{Certificates.Domain};transport=tls>;auth_user={user};"
                + $"auth_pass={KamailioServer.PeerPassword};"
                + $"outbound=\"sip:127.0.0.1:{kamailio.Port};transport=tls\";"
                + $"regint=600;ptime=20;answermode={(answersAlone ? "auto" : "manual")}";
        }

        private static string Configuration(int controlPort, TemporaryDirectory directory)
        {
            return $"""
                sip_listen 127.0.0.1:0
                sip_transports tls
                sip_verify_server no
                net_interface 127.0.0.1
                call_max_calls 4
                call_hold_other_calls yes
                module_path /usr/lib/baresip/modules
                module g711.so
                module ausine.so
                module aufile.so
                module_tmp account.so
                module_app menu.so
                module_app ctrl_tcp.so
                ctrl_tcp_listen 127.0.0.1:{controlPort}
                audio_source ausine,440
                ausrc_srate 48000
                ausrc_channels 2
                audio_player aufile,{directory.PathOf("heard.wav")}
                audio_alert aufile,{directory.PathOf("alert.wav")}

                """;
        }

        [GeneratedRegex("^ctrl_tcp: TCP socket listening ")]
        private static partial Regex ListeningLine();
    }
}
