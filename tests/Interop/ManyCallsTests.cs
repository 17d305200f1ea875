using SipPhone.Phone.Calls;

namespace SipPhone.Interop
{
    // The heap is the whole process's: nothing else may run beside these, and nothing of the tests' own may grow, so
    // there are no transcripts and no logs of requests. What a call leaves behind, each call leaves behind: it would
    // show in every one of the sixteen stretches of twenty-five calls between the 100th and the 500th. What the
    // platform does shows in some: its pools take a buffer of 8 to 32 KB now and then, and give one back.

    /// <summary>Five hundred calls one after the other on one registration: none is lost, and nothing grows.</summary>
    [Collection(nameof(ManyCallsTests))]
    [CollectionDefinition(nameof(ManyCallsTests), DisableParallelization = true)]
    public sealed class ManyCallsTests
    {
        private const int CallCount = 500;
        private const int SettledCount = 100;
        private const int SampleCalls = 25;

        // No object takes less (header, type, and one field): one that each call left behind would show.
        private const int SmallestObjectBytes = 24;

        // What the pools may take all in all: four buffers for each direction of the connection.
        private const int PoolBytes = 8 * 32 * 1024;

        private readonly List<long> _samples = [];

        [Fact]
        public async Task Calls_to_us()
        {
            await using CallingWorld world = await StartQuietAsync();
            world.Log.AnswersAtOnce = true;
            await using SippScenario sipp = SippScenario.Call(world.Kamailio, KamailioServer.User, "caller", CallCount);

            for (int count = SampleCalls; count <= CallCount; count += SampleCalls)
            {
                world.Phone.RunUntil(() => world.Log.EndedCount >= count, $"end of call {count}");
                TakeSample(count);
            }

            AssertNothingGrows();
            world.Phone.RunWhile(sipp.AwaitSuccessAsync());
            Assert.Equal((CallCount, CallCount), (world.Log.AnsweredCount, world.Log.EndedCount));
            AssertOneRegistration(world);
        }

        [Fact]
        public async Task Calls_from_us()
        {
            await using CallingWorld world = await StartQuietAsync();
            await using SippScenario sipp = await SippScenario.WaitForCallsAsync(world.Kamailio, "callee", CallCount);

            for (int count = 1; count <= CallCount; count++)
            {
                Call call = world.Phone.Dial($"sip:{SippScenario.User}@{Certificates.Domain}");
                world.Phone.RunUntil(() => world.Log.AnsweredCount == count, $"answer of call {count}");
                call.HangUp(world.Phone.NowMs);
                world.Phone.RunUntil(() => world.Log.EndedCount == count, $"end of call {count}");
                TakeSample(count);
            }

            AssertNothingGrows();
            world.Phone.RunWhile(sipp.AwaitSuccessAsync());
            AssertOneRegistration(world);
        }

        private static async Task<CallingWorld> StartQuietAsync()
        {
            CallingWorld world = await CallingWorld.StartAsync(new KamailioOptions { LogsRequests = false });
            world.Phone.Channel.KeepsTranscript = false;
            world.Log.KeepsLines = false;
            return world;
        }

        private static void AssertOneRegistration(CallingWorld world)
        {
            Assert.Equal(0, world.Phone.Calls.Count);
            Assert.Single(world.Phone.Lines, line => line.StartsWith("registered", StringComparison.Ordinal));
        }

        private void TakeSample(int callCount)
        {
            if (callCount >= SettledCount && callCount % SampleCalls == 0)
            {
                _samples.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        private void AssertNothingGrows()
        {
            long[] growths = [.. _samples.Zip(_samples.Skip(1), (before, after) => after - before)];
            string text = $"heap: {string.Join(", ", _samples)}";
            TestContext.Current.TestOutputHelper?.WriteLine(text);
            Assert.Equal((CallCount - SettledCount) / SampleCalls, growths.Length);
            int grown = growths.Count(growth => growth >= SampleCalls * SmallestObjectBytes);
            Assert.True(grown <= growths.Length * 3 / 4, text);
            Assert.True(_samples[^1] - _samples[0] <= PoolBytes, text);
        }
    }
}
