using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using SipPhone.TestSupport;

namespace SipPhone.Interop
{
    // A station and a person at one console, over the same pseudo-terminal.

    /// <summary>A phone's console: what is typed, what is answered, and all that was ever seen there.</summary>
    internal sealed class DeviceConsole : IDisposable
    {
        /// <summary>The prompt while nothing is staged.</summary>
        internal const string Prompt = "nf-sipphone> ";

        private readonly ConsoleDriver _driver;
        private int _requests;

        /// <summary>Opens a console.</summary>
        /// <param name="port">The pseudo-terminal's name.</param>
        internal DeviceConsole(string port)
        {
            _driver = ConsoleDriver.Open(port);
        }

        /// <summary>All that came so far, as it came.</summary>
        internal string Text => _driver.Text;

        /// <summary>Runs a command in machine mode.</summary>
        /// <returns>The answer.</returns>
        internal JsonElement Ask(string command)
        {
            _requests++;
            return Exchange($"@t{_requests} {command}");
        }

        /// <summary>Runs a command in machine mode, and says yes when it asks.</summary>
        /// <returns>The last answer.</returns>
        internal JsonElement AskAndConfirm(string command)
        {
            JsonElement reply = Ask(command);
            return CodeOf(reply) == "confirm" ? Exchange("yes") : reply;
        }

        /// <summary>Runs a command that takes lines, up to the question behind them.</summary>
        /// <returns>The answer that is no request for a further line.</returns>
        internal JsonElement Paste(string command, string pem)
        {
            JsonElement reply = Ask(command);
            foreach (string line in pem.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (CodeOf(reply) != "paste")
                {
                    break;
                }

                reply = Exchange(line);
            }

            return reply;
        }

        /// <summary>Runs a command in machine mode; fails the test where its code is another one.</summary>
        internal JsonElement Expect(string code, string command)
        {
            JsonElement reply = AskAndConfirm(command);
            Assert.True(CodeOf(reply) == code, $"{command}: {reply} where {code} should be");
            return reply;
        }

        /// <summary>Runs a command again and again until a field is as it should be.</summary>
        /// <returns>The answer in which it is.</returns>
        internal JsonElement AskUntil(string command, string field, string value)
        {
            long start = Stopwatch.GetTimestamp();
            while (true)
            {
                JsonElement reply = Ask(command);
                if (Field(reply, field) == value)
                {
                    return reply;
                }

                Assert.True(Stopwatch.GetElapsedTime(start) < Patience.Limit, $"{field} is not {value}: {reply}");
            }
        }

        /// <summary>Types a line as a person, and waits for a text behind it.</summary>
        /// <returns>What came, the text with it.</returns>
        internal string Type(string line, string text)
        {
            return _driver.Ask(line, text);
        }

        /// <summary>Types a line that fits on a screen; waits for its echo, and a prompt behind that.</summary>
        /// <returns>What came between both.</returns>
        internal string TypeToPrompt(string line)
        {
            _driver.Ask(line, line);
            return _driver.WaitFor(Prompt);
        }

        /// <summary>Waits for a text behind what was waited for before.</summary>
        internal void WaitFor(string text)
        {
            _driver.WaitFor(text);
        }

        /// <summary>Restarts the phone, by a command that asks first or not, and gets its prompt again.</summary>
        internal void Restart(string command)
        {
            JsonElement reply = Ask(command);
            if (CodeOf(reply) == "confirm")
            {
                _driver.SendLine("yes");
            }

            _driver.WaitFor("(restart)");
            _driver.Ask("", Prompt);
        }

        /// <summary>The value of a field, as text; empty when it is not there.</summary>
        internal static string Field(JsonElement reply, string name)
        {
            return reply.TryGetProperty(name, out JsonElement value) ? value.ToString() : string.Empty;
        }

        public void Dispose()
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"--- console\n{Text}\n---");
            _driver.Dispose();
        }

        private static string CodeOf(JsonElement reply)
        {
            return Field(reply, "code");
        }

        private JsonElement Exchange(string line)
        {
            _driver.SendLine(line);
            Match answer = _driver.WaitFor(new Regex($$"""\{"id":"t{{_requests}}".*\}(?=\r)"""));
            return JsonElement.Parse(answer.Value);
        }
    }
}
