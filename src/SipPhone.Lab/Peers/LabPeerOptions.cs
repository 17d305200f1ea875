using System;
using System.Collections.Generic;
using System.Net;
using SipPhone.Sip.Transport;

namespace SipPhone.Lab.Peers
{
    /// <summary>How a <see cref="LabPeer"/> is set up.</summary>
    public sealed class LabPeerOptions
    {
        /// <summary>Its domain.</summary>
        public required string Domain { get; init; }

        /// <summary>Its user.</summary>
        public required string User { get; init; }

        /// <summary>The user's password.</summary>
        public required string Password { get; init; }

        /// <summary>Whom it asks for names.</summary>
        public required IPEndPoint DnsServer { get; init; }

        /// <summary>Whom it trusts, each a root in DER.</summary>
        public required IReadOnlyList<byte[]> Anchors { get; init; }

        /// <summary>How long it rings before it answers; null to ring on.</summary>
        public TimeSpan? AnswersAfter { get; init; } = TimeSpan.Zero;

        /// <summary>How long a call stands before it hangs up; null for as long as the other one wants.</summary>
        public TimeSpan? HangsUpAfter { get; init; }

        /// <summary>What it declines calls with, 400 to 699; 0 to take them.</summary>
        public int DeclinesWith { get; init; }

        /// <summary>Whether it does what a REFER asks.</summary>
        public bool AllowsTransfer { get; init; } = true;

        /// <summary>Sees its messages, from the thread that it runs in; null for nobody.</summary>
        public ISipTrace? Trace { get; init; }
    }
}
