namespace SipPhone.Interop
{
    /// <summary>The peers call each other through Kamailio: all but our phone works.</summary>
    public sealed class HarnessTests
    {
        [Fact]
        public async Task A_baresip_calls_another()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using BaresipPhone bob = await BaresipPhone.StartAsync(kamailio, BaresipPhone.Bob);
            await using BaresipPhone carol = await BaresipPhone.StartAsync(kamailio, BaresipPhone.Carol);

            await bob.DoAsync("dial", $"sip:carol@{Certificates.Domain}");
            await carol.AwaitEventAsync("CALL_INCOMING");
            await bob.AwaitEventAsync("CALL_RINGING");
            await carol.DoAsync("accept");
            await bob.AwaitEventAsync("CALL_ESTABLISHED");
            await carol.AwaitEventAsync("CALL_ESTABLISHED");
            await carol.DoAsync("hangup");
            await bob.AwaitEventAsync("CALL_CLOSED");
            await carol.AwaitEventAsync("CALL_CLOSED");

            // Challenged once, and the proxy stayed in the path.
            Assert.Equal(2, kamailio.RequestCount("INVITE"));
            await kamailio.AwaitRequestsAsync("BYE", 1);
        }

        [Fact]
        public async Task SIPp_calls_a_baresip()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using BaresipPhone bob =
                await BaresipPhone.StartAsync(kamailio, BaresipPhone.Bob, answersAlone: true);

            await using SippScenario sipp = SippScenario.Call(kamailio, BaresipPhone.Bob, "caller");

            await bob.AwaitEventAsync("CALL_ESTABLISHED");
            await sipp.AwaitSuccessAsync();
            await bob.AwaitEventAsync("CALL_CLOSED");
        }

        [Fact]
        public async Task A_baresip_calls_SIPp()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using BaresipPhone bob = await BaresipPhone.StartAsync(kamailio, BaresipPhone.Bob);
            await using SippScenario sipp = await SippScenario.WaitForCallsAsync(kamailio, "callee");

            await bob.DoAsync("dial", $"sip:{SippScenario.User}@{Certificates.Domain}");
            await bob.AwaitEventAsync("CALL_ESTABLISHED");
            await bob.DoAsync("hangup");

            await sipp.AwaitSuccessAsync();
        }

        [Fact]
        public async Task A_Kamailio_that_starts_again_has_its_port_and_no_bindings()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using BaresipPhone bob = await BaresipPhone.StartAsync(kamailio, BaresipPhone.Bob);

            await kamailio.KillAsync();
            await kamailio.StartAgainAsync();
            await using BaresipPhone carol = await BaresipPhone.StartAsync(kamailio, BaresipPhone.Carol);
            await carol.DoAsync("dial", $"sip:bob@{Certificates.Domain}");

            await carol.AwaitEventAsync("CALL_CLOSED");
        }

        [Fact]
        public async Task A_Kamailio_that_is_unavailable_says_503()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using BaresipPhone bob = await BaresipPhone.StartAsync(kamailio, BaresipPhone.Bob);

            await kamailio.SetUnavailableAsync(true);
            await bob.DoAsync("dial", $"sip:carol@{Certificates.Domain}");

            string reason = (await bob.AwaitEventAsync("CALL_CLOSED")).GetProperty("param").GetString()!;
            Assert.StartsWith("503 ", reason, StringComparison.Ordinal);
        }
    }
}
