namespace SipPhone.Core
{
    /// <summary>
    /// Every bound of the phone, with its reason. Buffers and tables get these sizes once, at the start; what comes
    /// from outside is held against them before it is believed.
    /// </summary>
    public static class Limits
    {
        /// <summary>
        /// Largest leaf certificate in octets. Real ones have 1-4 KB; 100 names on RSA-4096 make about 8 KB.
        /// </summary>
        public const int MaxCertificateBytes = 16 * 1024;

        /// <summary>
        /// Most extensions of a certificate. Real ones have about 10; the search for duplicates is quadratic in the
        /// worst case, and 64 keeps that under 2,100 comparisons.
        /// </summary>
        public const int MaxCertificateExtensions = 64;

        /// <summary>
        /// Longest domain name in octets, dots included, without a trailing one (RFC 1035 §2.3.4 as text).
        /// </summary>
        public const int MaxDomainNameBytes = 253;

        /// <summary>Longest label of a domain name in octets (RFC 1035 §2.3.4).</summary>
        public const int MaxLabelBytes = 63;

        /// <summary>
        /// Most domains whose servers may connect to us. A door phone serves one or two; the list is walked.
        /// </summary>
        public const int MaxAllowedDomains = 16;

        /// <summary>
        /// Largest SIP message in octets. A REGISTER with digest has about 1 KB, an INVITE with SDP 2 KB, the longest
        /// of RFC 4475 under 6 KB. A phone holds a buffer of this size for as long as it runs: a fifth of its idle
        /// heap.
        /// </summary>
        public const int MaxSipMessageBytes = 6 * 1024;

        /// <summary>Longest wait for a TCP connection, in milliseconds.</summary>
        public const int ConnectTimeoutMs = 10 * 1000;

        /// <summary>
        /// Longest wait for the answer when the phone unregisters to stop, in milliseconds: who switches it off does
        /// not wait for Timer F.
        /// </summary>
        public const int UnregisterTimeoutMs = 3 * 1000;

        /// <summary>Longest wait for the TLS handshake after the connection stands, in milliseconds.</summary>
        public const int HandshakeTimeoutMs = 10 * 1000;

        /// <summary>
        /// Most header fields of a SIP message. The longest of RFC 4475 has 44, most of them Via; the table costs 13
        /// octets a field.
        /// </summary>
        public const int MaxSipHeaderFields = 96;

        /// <summary>
        /// Longest domain name in a DNS message in octets, length octets and root included (RFC 1035 §2.3.4).
        /// </summary>
        public const int MaxDnsNameBytes = 255;

        /// <summary>
        /// Questions that can be out at once, each on a socket of its own: two for the locator (A and AAAA of a target)
        /// and two for a second one that locates at the same time. ESP32 has 16 sockets in all.
        /// </summary>
        public const int MaxDnsQueries = 4;

        /// <summary>
        /// Largest DNS datagram that we announce (EDNS(0)) and take: fits every path without fragments.
        /// </summary>
        public const int DnsUdpPayloadBytes = 1232;

        /// <summary>
        /// How much of an answer over TCP is read; the tail of a longer one is left. What is kept of it has to fit
        /// <see cref="MaxDnsAnswerBytes"/> in any case, and a usual record takes ten octets less there than here.
        /// </summary>
        public const int MaxDnsStreamBytes = 896;

        /// <summary>
        /// Largest cached answer in octets: one SRV record whose owner and target both have the longest name
        /// (14 + 255 + 2 + 6 + 255). Of usual ones it holds ten; those that do not fit beside the others are left out.
        /// </summary>
        public const int MaxDnsAnswerBytes = 532;

        /// <summary>
        /// The DNS cache in octets: every query can hold its answer there, however long these are. It holds some 40
        /// answers of usual length; locating a domain with four targets makes ten.
        /// <para>
        /// With it the resolver takes 8,184 octets of the device's heap, by its object rules (an object 12 and 12 a
        /// field, an array 20 and its elements, rounded up to 12, a reference 12), of the 8 KB that it may have: the
        /// queries 2,136, the cache 2,232, a received datagram 1,260, the TCP exchange 996, the reading half (message,
        /// record, two names) 1,116, the writing half 180, the resolver itself with its sockets 264. While it rests it
        /// is little more than what the cache holds. A test keeps this.
        /// </para>
        /// </summary>
        public const int DnsCacheBytes = MaxDnsQueries * MaxDnsAnswerBytes;

        /// <summary>Most CNAME records followed for one question; a longer chain is a broken zone.</summary>
        public const int MaxDnsAliases = 8;

        /// <summary>First wait for a DNS answer in milliseconds; doubled each time.</summary>
        public const int DnsFirstTimeoutMs = 500;

        /// <summary>Longest wait for a DNS answer over TCP in milliseconds, the connection included.</summary>
        public const int DnsStreamTimeoutMs = 2 * 1000;

        /// <summary>Longest time for one DNS question in milliseconds, all servers and aliases included.</summary>
        public const int DnsQueryTimeoutMs = 5 * 1000;

        /// <summary>How often a TCP connection to a DNS server is looked after, in milliseconds.</summary>
        public const int DnsStreamPollMs = 20;

        /// <summary>How long one who found the query table full waits before it asks again, in milliseconds.</summary>
        public const int DnsBusyRetryMs = 50;

        /// <summary>Longest time in seconds that an answer is believed, whatever its TTL says: a day.</summary>
        public const int MaxDnsTtlSeconds = 24 * 60 * 60;

        /// <summary>
        /// Longest time in seconds that "there is no such thing" is believed (RFC 2308 §5 advises 1-3 h).
        /// </summary>
        public const int MaxDnsNegativeTtlSeconds = 60 * 60;

        /// <summary>Datagrams taken from one socket in one poll, so that a flood cannot hold the loop.</summary>
        public const int MaxDnsDatagramsPerPoll = 8;

        /// <summary>Random local ports tried for one DNS question before the server counts as out of reach.</summary>
        public const int MaxDnsPortPicks = 4;

        /// <summary>NAPTR records followed to their SRV records before the domain counts as having none.</summary>
        public const int MaxNaptrTries = 4;

        /// <summary>SRV targets kept, those of the best priority. Real domains have two to four.</summary>
        public const int MaxSrvTargets = 6;

        /// <summary>Addresses kept of one target, so that one cannot crowd out those that stand by for it.</summary>
        public const int MaxAddressesPerTarget = 6;

        /// <summary>
        /// Candidates of one locate: six targets with an address of each family. With them the locator takes 6 KB of
        /// the device's heap; a test keeps this too.
        /// </summary>
        public const int MaxCandidates = 12;

        /// <summary>
        /// Longest time to locate a domain, in milliseconds: NAPTR, SRV and addresses may each run into their time-out,
        /// and one more. What was found until then counts.
        /// </summary>
        public const int LocateTimeoutMs = 4 * DnsQueryTimeoutMs;

        /// <summary>
        /// Addresses that are set aside after a failure: both families of four targets. The one nearest its end gives
        /// way.
        /// </summary>
        public const int MaxSetAside = 8;

        /// <summary>
        /// How long a failed address stands behind the others, in milliseconds, unless the server said.
        /// </summary>
        public const int SetAsideMs = 60 * 1000;

        /// <summary>
        /// Longest time in milliseconds that a server can put itself aside by Retry-After: ten minutes.
        /// </summary>
        public const int MaxSetAsideMs = 10 * 60 * 1000;

        /// <summary>
        /// Most octets of a digest challenge that are kept: realm, nonce and opaque together. Real ones have 60 to 300.
        /// </summary>
        public const int MaxDigestChallengeBytes = 512;

        /// <summary>
        /// Most challenges to one request. One is usual, two with a proxy; two more are for nonces that were too old.
        /// </summary>
        public const int MaxChallengesPerRequest = 4;

        /// <summary>Most octets that are kept of a reason phrase; real ones are shorter than 40.</summary>
        public const int MaxReasonPhraseBytes = 64;

        /// <summary>
        /// Least time between a registration and its refresh in seconds: a registrar that grants less must not have us
        /// flood it.
        /// </summary>
        public const int MinRefreshSeconds = 5;

        /// <summary>
        /// Longest Retry-After that is obeyed, in seconds: a day. A server's slip must not silence a phone for years.
        /// </summary>
        public const int MaxRetryAfterSeconds = 24 * 3600;

        /// <summary>How long to wait before sending on when a connection took nothing, in milliseconds.</summary>
        public const int SendRetryMs = 20;

        /// <summary>
        /// The queue of what is to be sent, in octets: our largest request, an INVITE with its session description,
        /// routes and two answered challenges, has 2 to 3 KB; or as many responses as wait for a slow connection. More
        /// would take an idle phone over its 32 KB of heap.
        /// </summary>
        public const int SendQueueBytes = 3 * 1024 + 512;

        /// <summary>
        /// The buffer of the flow in octets: one message as it is received, and the queue of what is to be sent. While
        /// there is no connection it holds the peer's certificate.
        /// </summary>
        public const int FlowBufferBytes = MaxSipMessageBytes + SendQueueBytes;

        /// <summary>
        /// Longest time that a peer may take nothing of what waits for it, in milliseconds: Timer F, with which the
        /// requests among it are over (RFC 3261 §17.1.2.2). A ping tells sooner.
        /// </summary>
        public const int SendStallMs = 32 * 1000;

        /// <summary>
        /// Longest time between two pings in seconds, where the server does not name it: RFC 5626 §4.4.1, for a device
        /// that has power.
        /// </summary>
        public const int KeepAliveSeconds = 120;

        /// <summary>
        /// Least time between two pings that a server can ask for by Flow-Timer, in seconds: a slip must not make a
        /// flood.
        /// </summary>
        public const int MinKeepAliveSeconds = 5;

        /// <summary>Longest wait for a pong, in milliseconds (RFC 5626 §4.4.1).</summary>
        public const int PongTimeoutMs = 10 * 1000;

        /// <summary>
        /// Realms whose challenges are kept: the registrar, an outbound proxy, and one more on the way.
        /// </summary>
        public const int MaxRealms = 3;

        /// <summary>
        /// Challenges of one response that are looked at: two algorithms for each of <see cref="MaxRealms"/>, and two
        /// that we do not know. Each is held against the others.
        /// </summary>
        public const int MaxChallenges = 8;

        /// <summary>The Service-Route in octets (RFC 3608): three proxies with a flow token each.</summary>
        public const int MaxServiceRouteBytes = 512;

        /// <summary>
        /// Sessions at once: two calls of the user's, and one more for a transfer or a call that is being refused.
        /// </summary>
        public const int MaxSessions = 3;

        /// <summary>What responses repeat of a stored request: five Via of 150 octets, routes, and the rest.</summary>
        public const int MaxStoredRequestBytes = 2 * 1024;

        /// <summary>What a dialog copies: two URIs, Call-ID, tags, and a route set of four proxies.</summary>
        public const int MaxDialogBytes = 1536;

        /// <summary>
        /// Answers at once that came too late or second: of two phones that ring for one call, one loses.
        /// </summary>
        public const int MaxStrayAnswers = 2;

        /// <summary>
        /// The session interval that we ask for and answer with, in seconds: half an hour, as RFC 4028 §4 recommends.
        /// </summary>
        public const int SessionIntervalSeconds = 1800;

        /// <summary>Longest Min-SE of the peer's that is obeyed, in seconds: a day.</summary>
        public const int MaxSessionIntervalSeconds = 24 * 3600;

        /// <summary>Most 422 that raise the interval of a session: each proxy of a route may want its own.</summary>
        public const int MaxSessionTimerRaises = 4;

        /// <summary>
        /// Requests outside dialogs that are remembered to know a copy: a forked one comes twice within a second, and
        /// nobody sends a phone more than a few of them.
        /// </summary>
        public const int MaxRecentRequests = 4;

        /// <summary>
        /// Largest key of a remembered request in octets: Request-URI, Via, tags, Call-ID, and the branch a second
        /// time; real ones have 200.
        /// </summary>
        public const int MaxRecentRequestKeyBytes = 320;

        /// <summary>Most proxies of a route set: one or two are usual, a dialog's buffer has room for four.</summary>
        public const int MaxDialogRoutes = 8;

        /// <summary>
        /// Most m= lines of a session description. A video phone has two, a conference client four; each one has to be
        /// repeated in the answer.
        /// </summary>
        public const int MaxSdpMedia = 8;

        /// <summary>
        /// Largest session description that we write, in octets: our stream takes 250, and each of the seven others
        /// that an offer may have is refused in one line of 40 to 70.
        /// </summary>
        public const int MaxSdpWrittenBytes = 768;

        /// <summary>
        /// Most header fields of one kind: 64 Via are five times what any path has. Beyond it a message is refused.
        /// </summary>
        public const int MaxSipHeaderFieldsOfOneKind = 64;

        /// <summary>Longest Request-URI in octets (414 beyond it). A GRUU with its parameters has about 200.</summary>
        public const int MaxRequestUriBytes = 1024;

        /// <summary>
        /// Largest body of a request in octets (413 beyond it): an SDP has 500 to 2,000, and the other half of a
        /// message is for its head.
        /// </summary>
        public const int MaxSipBodyBytes = 4 * 1024;

        /// <summary>
        /// Forks of one call of ours that are kept apart: a user with a phone on the desk, one in the pocket, and one
        /// on the PC. What further ones answer reliably is not acknowledged; their 2xx counts as any other.
        /// </summary>
        public const int MaxForks = 4;

        /// <summary>Longest tag of a fork in octets; real ones have 8 to 40.</summary>
        public const int MaxForkTagBytes = 64;

        /// <summary>
        /// How often one change of a call is tried again after it crossed one of the peer's (491): two in a row are
        /// rare already.
        /// </summary>
        public const int MaxChangeTries = 4;

        /// <summary>Largest body that we send: a session description of ours has about 400 octets.</summary>
        public const int MaxSentBodyBytes = 1024;

        /// <summary>Longest text of a message that we send, in octets (RFC 3428 §8 has 1,300 for the whole).</summary>
        public const int MaxPagerTextBytes = 1000;

        /// <summary>How long the mailbox is subscribed to, in seconds: RFC 3842 §3.4 has an hour.</summary>
        public const int SubscriptionSeconds = 3600;

        /// <summary>
        /// How long until a subscription that failed is tried anew, in milliseconds, unless the server said: five
        /// minutes, since nobody waits for it.
        /// </summary>
        public const int ResubscribeMs = 5 * 60 * 1000;

        /// <summary>What beside calls speaks SIP: the mailbox and messages, and one more.</summary>
        public const int MaxUsages = 3;

        /// <summary>Longest URI that we transfer a call to, in octets.</summary>
        public const int MaxReferToBytes = 256;

        /// <summary>
        /// Calls that a person juggles: one that is spoken on, and one that waits. The third is busy; only a call that
        /// takes the place of another (Replaces, REFER) gets the last of <see cref="MaxSessions"/>.
        /// </summary>
        public const int MaxCalls = 2;

        /// <summary>Longest URI in octets that is dialled or kept to show; real ones have 20 to 100.</summary>
        public const int MaxDialledUriBytes = 256;

        /// <summary>Targets of a hunt list: a house's flats have a few phones each.</summary>
        public const int MaxHuntTargets = 8;

        /// <summary>Patterns of callers that are answered automatically; walked for each such call.</summary>
        public const int MaxAutoAnswerCallers = 16;

        /// <summary>Longest wait that a caller can ask for before it is answered automatically, in seconds.</summary>
        public const int MaxAnswerAfterSeconds = 60;

        /// <summary>
        /// How long a call waits for the peer to end it after the transfer that it asked for succeeded, in
        /// milliseconds; as long as a transaction (RFC 3261 Timer F), then we end it.
        /// </summary>
        public const int TransferEndTimeoutMs = 32 * 1000;

        /// <summary>
        /// INVITEs of ours whose late answers are known: three calls within half a minute, each challenged once, and
        /// two changes. The answer to an older one is dropped.
        /// </summary>
        public const int MaxRecentInvites = 8;

        /// <summary>
        /// Largest blob in the store in octets: the settings, with a list of eight targets of usual length.
        /// </summary>
        public const int MaxBlobBytes = 4 * 1024;

        /// <summary>
        /// The values of all settings in octets, three more for each: what leaves room in <see cref="MaxBlobBytes"/>
        /// for the first line and for the names.
        /// </summary>
        public const int MaxSettingsBytes = 3 * 1024 + 512;

        /// <summary>Longest user part of an address in octets; real ones have 2 to 40.</summary>
        public const int MaxUserBytes = 64;

        /// <summary>DNS servers that can be set: as many as a network names, and as the resolver asks.</summary>
        public const int MaxDnsServers = 2;

        /// <summary>Largest trust anchor in octets of DER; an RSA 4096 root with long names has some 1,500.</summary>
        public const int MaxAnchorBytes = 2 * 1024;

        /// <summary>
        /// Most trust anchors: a handful of authorities, each with its successor. The TLS library holds them all in
        /// memory while it connects. On a file system that gives each file a block of 4 KB, 64 KB of it are full
        /// earlier, and then the console says so.
        /// </summary>
        public const int MaxAnchors = 16;

        /// <summary>
        /// Most certificates of the device's identity: its own, and two between it and a root. With key they have to
        /// fit <see cref="MaxBlobBytes"/>: three of RSA 2048 and their key take 4,000 octets, of P-256 half of that.
        /// </summary>
        public const int MaxIdentityCertificates = 3;

        /// <summary>Smallest RSA key of the device's identity in bits: servers of today refuse smaller ones.</summary>
        public const int MinRsaKeyBits = 2048;

        /// <summary>
        /// Rounds of PBKDF2 for the console's password. The interpreter of an ESP32 does a few hundred compressions of
        /// SHA-256 a second at best, two a round: a log-in takes seconds already. The delay after failures has to do
        /// what more rounds would elsewhere.
        /// </summary>
        public const int PasswordRounds = 1000;

        /// <summary>
        /// Rounds of PBKDF2 a poll: some ten milliseconds of an ESP32, so that calls go on while somebody logs in.
        /// </summary>
        public const int PasswordRoundsPerPoll = 2;

        /// <summary>Most rounds that are believed of a stored password: a hundred times ours.</summary>
        public const int MaxPasswordRounds = 100 * PasswordRounds;

        /// <summary>First wait after a wrong password, in milliseconds; doubled with each further one.</summary>
        public const int FirstPasswordDelayMs = 1000;

        /// <summary>
        /// Longest wait after a wrong password, in milliseconds: five minutes, 105,000 guesses a year.
        /// </summary>
        public const int MaxPasswordDelayMs = 5 * 60 * 1000;

        /// <summary>Longest line that the console takes, in octets: what is typed or one step of a station.</summary>
        public const int MaxConsoleLineBytes = 512;

        /// <summary>
        /// Longest line of the log in octets; a line and its time fit one and a half lines of a terminal.
        /// </summary>
        public const int MaxLogLineBytes = 160;

        /// <summary>
        /// Longest text in one field of an answer, in octets: a setting's value, a name of a certificate.
        /// </summary>
        public const int MaxReplyTextBytes = 512;

        /// <summary>
        /// What a step of a command may write, in octets of output: a field with the longest text, every octet of it
        /// escaped as six of JSON, its name, and what ends the answer. A key may write as much: a list of all commands
        /// and settings, and the line under it.
        /// </summary>
        public const int ReplyStepBytes = (6 * MaxReplyTextBytes) + 256;

        /// <summary>
        /// What waits for a slow line while somebody uses the console, in octets: a step, and what the line takes in 70
        /// ms at 115,200 baud, so that it never stands still.
        /// </summary>
        public const int ConsoleOutputBytes = ReplyStepBytes + 768;

        /// <summary>
        /// What is typed ahead while a command runs, in octets: a line or so of a person's. ^C is seen in it; what
        /// comes
        /// after it waits in the line's own buffers.
        /// </summary>
        public const int ConsoleInputBytes = 64;

        /// <summary>
        /// Lines that the arrow keys bring back, in octets: some 30 of usual length, one of the longest.
        /// </summary>
        public const int ConsoleHistoryBytes = 1024;

        /// <summary>
        /// Lines of the log that wait for the line, in octets: the ten or so of a start, or two of the longest. Held
        /// all the time, so it counts as the idle phone's.
        /// </summary>
        public const int ConsoleLogBytes = 512;

        /// <summary>Columns of the terminal: what every one of them has had since the VT05.</summary>
        public const int ConsoleColumns = 80;

        /// <summary>Steps of a command in one poll, so that a long answer does not hold the phone.</summary>
        public const int ConsoleStepsPerPoll = 8;

        /// <summary>How long to wait before writing on when the console's line took nothing, in milliseconds.</summary>
        public const int ConsoleRetryMs = 20;

        /// <summary>How long a command waits for a line that it asked for, in milliseconds.</summary>
        public const int ConsoleInputTimeoutMs = 60 * 1000;

        /// <summary>
        /// Longest time between the wish for a restart and the restart, in milliseconds: to unregister, and to write
        /// to a slow console what waits for it.
        /// </summary>
        public const int RestartTimeoutMs = UnregisterTimeoutMs + 2000;

        /// <summary>
        /// How long a console may lie idle before its person counts as gone, in milliseconds: a password is wanted
        /// anew,
        /// and what the console held of the heap is free.
        /// </summary>
        public const int ConsoleIdleTimeoutMs = 5 * 60 * 1000;

        /// <summary>
        /// Traced messages that wait for the console, in octets: one of the longest, or four of usual length. There
        /// while the trace is on only.
        /// </summary>
        public const int TraceBytes = MaxSipMessageBytes + 1024;

        /// <summary>
        /// Least keys of the door's code: 10,000 codes of digits alone, three of which a call may try.
        /// </summary>
        public const int MinDoorCodeKeys = 4;

        /// <summary>Most keys of the door's code: as many as somebody remembers, and presses without a slip.</summary>
        public const int MaxDoorCodeKeys = 16;

        /// <summary>Wrong codes of one call; after them its keys are ignored.</summary>
        public const int MaxDoorTriesPerCall = 3;

        /// <summary>
        /// How long a code that was begun waits for its next key, in milliseconds: who slipped waits, and starts over.
        /// </summary>
        public const int DoorKeyPauseMs = 5 * 1000;

        /// <summary>
        /// How long a contact has to stay as it is until that is believed, in milliseconds: push buttons bounce for 1
        /// to 20, and a finger takes 60 to 100, which a loop of <see cref="RoundMs"/> sees.
        /// </summary>
        public const int ButtonBounceMs = 30;

        /// <summary>
        /// How long the lamp shows that a press of the button came to nothing, in milliseconds: a round of its pattern.
        /// </summary>
        public const int LampRefusalMs = 2 * 1000;

        /// <summary>
        /// Faults that the device remembers: the three of a safe mode, and what came before them. An entry takes 74
        /// octets of flash.
        /// </summary>
        public const int MaxFaults = 8;

        /// <summary>
        /// Longest text of a fault in octets: the name of an exception, and the start of what it says.
        /// </summary>
        public const int MaxFaultTextBytes = 64;

        /// <summary>Restarts by faults within <see cref="PeaceSeconds"/> that lead to the safe mode.</summary>
        public const int SafeModeRestarts = 3;

        /// <summary>How long the device has to run for the restarts before not to count any more, in seconds.</summary>
        public const int PeaceSeconds = 5 * 60;

        /// <summary>
        /// Longest round of the loop before the device starts anew, in milliseconds: three times what the handshake of
        /// the stock image may take, which stops everything else.
        /// </summary>
        public const int WatchdogTimeoutMs = 3 * HandshakeTimeoutMs;

        /// <summary>
        /// Longest pause between two rounds of the device's loop, in milliseconds: short enough for a key press, long
        /// enough for the platform's other work.
        /// </summary>
        public const int RoundMs = 20;

        /// <summary>
        /// How often the appliance looks at its network and its clock, in milliseconds: nobody sees them change faster.
        /// </summary>
        public const int ApplianceLookMs = 500;

        /// <summary>
        /// How long network or time may take to come before somebody is told what to look at, in milliseconds.
        /// </summary>
        public const int ApplianceLateMs = 30 * 1000;

        /// <summary>
        /// How long an answer of a time server is waited for, in milliseconds, and the least time between two questions
        /// to it (RFC 4330 §10).
        /// </summary>
        public const int SntpAnswerMs = 15 * 1000;

        /// <summary>
        /// First wait after time servers did not answer, in milliseconds; doubled with each further one, since somebody
        /// may be waiting for the phone to start.
        /// </summary>
        public const int SntpFirstRetryMs = 30 * 1000;

        /// <summary>
        /// Longest such wait in milliseconds: a server that comes back is found within a coffee break.
        /// </summary>
        public const int SntpMaxRetryMs = 10 * 60 * 1000;

        /// <summary>
        /// How often a server is asked that answers, in milliseconds: crystals of 20 ppm drift by 72 ms in that time.
        /// The wait too when it says that it is asked too often.
        /// </summary>
        public const int SntpIntervalMs = 60 * 60 * 1000;

        /// <summary>
        /// How long a server is left alone that refuses us, in milliseconds: a day, since nobody else ever ends it.
        /// </summary>
        public const int SntpDeniedMs = 24 * 60 * 60 * 1000;

        /// <summary>
        /// Datagrams taken in one poll while a time server's answer is waited for, so that a flood of forged ones does
        /// not hold the phone.
        /// </summary>
        public const int MaxSntpDatagramsPerPoll = 8;

        /// <summary>A clock that moves by more than this is told of, in seconds: no crystal drifts so far.</summary>
        public const int ClockJumpSeconds = 60;

        /// <summary>
        /// 2026-01-01T00:00:00Z in Unix seconds. No build of ours is older: an earlier clock was not set, and an
        /// earlier answer of a time server is not the time.
        /// </summary>
        public const long FirstPlausibleUnixSeconds = 1_767_225_600;
    }
}
