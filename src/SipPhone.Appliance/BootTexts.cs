using SipPhone.Appliance.Time;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Settings;
using SipPhone.Shell;
using SipPhone.Shell.Application;
using SipPhone.Shell.Faults;

namespace SipPhone.Appliance
{
    // What is said on the way from reset to registered. Invariant: what does not go as it should is a sentence that
    // says what to do, and no sentence holds a password.

    /// <summary>Lines of the log about faults, network and clock; for cold paths.</summary>
    internal static class BootTexts
    {
        /// <summary>Says what made the device start, when that was a fault.</summary>
        /// <param name="log">Where to say it.</param>
        /// <param name="ring">The faults; the last one is told.</param>
        internal static void TellFault(ILog log, FaultRing ring)
        {
            ByteWriter line = log.Begin(LogLevel.Warning);
            if (line != null)
            {
                int last = ring.Count - 1;
                Words.Write(line, "There was a fault before (");
                Words.Write(line, FaultKinds.Name(ring.Kind(last)));
                Words.Write(line, ring.TextEnd(last) > ring.TextStart(last) ? ": " : "");
                Words.Write(line, ring.Buffer, ring.TextStart(last), ring.TextEnd(last));
                Words.Write(line, "). See: faults");
                log.End();
            }
        }

        /// <summary>Says that the store did not take the faults.</summary>
        /// <param name="log">Where to say it.</param>
        /// <param name="result">What writing them came to.</param>
        internal static void TellUnsaved(ILog log, int result)
        {
            Words.Tell(
                log,
                LogLevel.Error,
                result == HalResult.Full ? "The faults cannot be noted: the store is full. Remove an anchor."
                    : "The faults cannot be noted: the store failed. See: status");
        }

        /// <summary>Says that a device without a cable was not told its network.</summary>
        /// <param name="log">Where to say it.</param>
        internal static void TellNoNetwork(ILog log)
        {
            Words.Tell(
                log,
                LogLevel.Warning,
                "No Wi-Fi network yet. Set net.wifi.ssid, net.wifi.password, then: apply, reboot");
        }

        /// <summary>Says how joining the network goes.</summary>
        /// <param name="log">Where to say it.</param>
        /// <param name="network">The network.</param>
        /// <param name="settings">For the network's name.</param>
        internal static void TellJoin(ILog log, INetworkSetup network, SettingSet settings)
        {
            NetworkJoinState state = network.State;
            bool isFailure = state != NetworkJoinState.Joining && state != NetworkJoinState.Joined;
            ByteWriter line = state == NetworkJoinState.Idle ? null
                : log.Begin(isFailure ? LogLevel.Error : LogLevel.Info);
            if (line == null)
            {
                return;
            }

            byte[] name = network.IsWireless ? settings.Copy(SettingId.NetWifiSsid) : null;
            if (name == null)
            {
                Words.Write(line, network.IsWireless ? "The Wi-Fi network" : "The network on the cable");
            }
            else
            {
                Words.Write(line, "Wi-Fi ");
                Words.Write(line, name, 0, name.Length);
            }

            Words.Write(line, OutcomeOf(state, network.IsWireless));
            log.End();
        }

        /// <summary>Says that the network takes long.</summary>
        /// <param name="log">Where to say it.</param>
        /// <param name="network">The network.</param>
        internal static void TellLate(ILog log, INetworkSetup network)
        {
            Words.Tell(
                log,
                LogLevel.Warning,
                network.State == NetworkJoinState.Joined ? "The network gives no address. Check its DHCP server."
                    : network.IsWireless ? "Still no network. Check net.wifi.ssid, and how far its access point is."
                    : "Still no network. Check the cable, and what is at its other end.");
        }

        /// <summary>Says that the clock is not set, whom that is waited for, and why it does not come.</summary>
        /// <param name="log">Where to say it.</param>
        /// <param name="time">Who asks the time; null without a server.</param>
        internal static void TellNoClock(ILog log, TimeKeeper time)
        {
            ByteWriter line = log.Begin(LogLevel.Warning);
            if (line == null)
            {
                return;
            }

            if (time == null)
            {
                Words.Write(line, "The clock is not set, so no certificate can be judged. Set time.server, then: ");
                Words.Write(line, "apply, reboot");
            }
            else
            {
                Words.Write(line, "The clock is still not set: ");
                Words.Write(line, time.Server, 0, time.Server.Length);
                Words.Write(line, " ");
                Words.Write(line, TimeFailures.Text(time.Failure));
                Words.Write(line, ". Check time.server, or use: time set");
            }

            log.End();
        }

        /// <summary>Says that the clock was set, and by whom where that was a server.</summary>
        /// <param name="log">Where to say it.</param>
        /// <param name="clock">The clock.</param>
        /// <param name="time">Who asks the time; null without a server.</param>
        internal static void TellClock(ILog log, IClock clock, TimeKeeper time)
        {
            ByteWriter line = log.Begin(LogLevel.Info);
            if (line != null)
            {
                Words.Write(line, "The clock is set: ");
                UtcTime.Write(line, clock.UnixSeconds);
                if (time != null && time.HasSetClock)
                {
                    Words.Write(line, " by ");
                    Words.Write(line, time.Server, 0, time.Server.Length);
                }

                log.End();
            }
        }

        /// <summary>Says that a clock that was set was set to quite another time.</summary>
        /// <param name="log">Where to say it.</param>
        /// <param name="server">Who told the time.</param>
        /// <param name="beforeSeconds">The clock before, in Unix seconds.</param>
        /// <param name="afterSeconds">The clock now.</param>
        internal static void TellJump(ILog log, byte[] server, long beforeSeconds, long afterSeconds)
        {
            ByteWriter line = log.Begin(LogLevel.Warning);
            if (line != null)
            {
                Words.Write(line, "The clock jumped from ");
                UtcTime.Write(line, beforeSeconds);
                Words.Write(line, " to ");
                UtcTime.Write(line, afterSeconds);
                Words.Write(line, ", as told by ");
                Words.Write(line, server, 0, server.Length);
                log.End();
            }
        }

        private static string OutcomeOf(NetworkJoinState state, bool isWireless)
        {
            switch (state)
            {
                case NetworkJoinState.Joining:
                    return " is being joined.";
                case NetworkJoinState.Joined:
                    return " is joined.";
                case NetworkJoinState.NotFound:
                    return " is not heard. Check net.wifi.ssid; only 2.4 GHz is heard. Tried on.";
                case NetworkJoinState.WrongPassword:
                    return " refuses the password. Set net.wifi.password, then: apply, reboot";
                default:
                    return isWireless
                        ? " cannot be joined. Check net.wifi.password and the access point. Tried on."
                        : " does not answer. Check the cable. Tried on.";
            }
        }
    }
}
