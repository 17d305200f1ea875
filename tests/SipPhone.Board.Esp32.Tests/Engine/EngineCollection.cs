using SipPhone.EngineOnPc;

namespace SipPhone.Board.Esp32.Tests.Engine
{
    // The native table of engines is one a process and holds four, so the tests that make engines run one by one.

    /// <summary>Tests on the native engine; without it they are skipped, and on CI they fail.</summary>
    [CollectionDefinition(Name)]
    public sealed class EngineCollection
    {
        internal const string Name = "native engine";

        /// <summary>Ends the test here when the native engine cannot be had.</summary>
        internal static void RequireEngine()
        {
            if (EngineLibrary.Problem is not string problem)
            {
                return;
            }

            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(problem);
            }

            Assert.Skip(problem);
        }
    }
}
