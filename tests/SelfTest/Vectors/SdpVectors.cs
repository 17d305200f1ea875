namespace SipPhone.SelfTest.Vectors
{
    // Descriptions of the shapes that phones and servers of the field write, in our own words: the lines, their order
    // and their habits are theirs, names and numbers are not. And what we answer to offers. '|' stands for CRLF.

    /// <summary>Session descriptions, offers and answers.</summary>
    public static class SdpVectors
    {
        /// <summary>A plain one with both codecs and digits.</summary>
        public const string Plain =
            "v=0|o=- 3 5 IN IP4 192.0.2.20|s=-|c=IN IP4 192.0.2.20|t=0 0|m=audio 30000 RTP/AVP 0 8 101|"
            + "a=rtpmap:101 telephone-event/8000|a=fmtp:101 0-15|";

        /// <summary>baresip: bandwidth line, wide codecs first, attributes of RTCP, direction last.</summary>
        public const string Baresip =
            "v=0|o=- 2418273645 927364510 IN IP4 192.0.2.21|s=-|c=IN IP4 192.0.2.21|t=0 0|"
            + "a=tool:baresip|m=audio 21034 RTP/AVP 96 9 0 8 101|a=rtpmap:96 opus/48000/2|"
            + "a=fmtp:96 stereo=1;sprop-stereo=1|a=rtpmap:9 G722/8000|a=rtpmap:0 PCMU/8000|"
            + "a=rtpmap:8 PCMA/8000|a=rtpmap:101 telephone-event/8000|a=fmtp:101 0-15|a=rtcp:21035|"
            + "a=sendrecv|a=label:1|a=rtcp-rsize|a=ssrc:1938475610 cname:x@y|a=ptime:20|";

        /// <summary>rtpengine in front of a browser or phone: sound and video, candidates, rtcp-mux.</summary>
        public const string Rtpengine =
            "v=0|o=- 7203846 2 IN IP4 192.0.2.22|s=Session|c=IN IP4 192.0.2.22|t=0 0|a=group:BUNDLE 0|"
            + "m=audio 32114 RTP/AVP 8 0 97 101|a=mid:0|a=rtpmap:8 PCMA/8000|a=rtpmap:0 PCMU/8000|"
            + "a=rtpmap:97 iLBC/8000|a=fmtp:97 mode=30|a=rtpmap:101 telephone-event/8000|a=fmtp:101 0-16|"
            + "a=sendrecv|a=rtcp:32115|a=rtcp-mux|a=ice-ufrag:Kd83jfO1|a=ice-pwd:aB3dE5gH7jK9mN1pQ3sT5v|"
            + "a=candidate:QHsk81Ld 1 UDP 2130706431 192.0.2.22 32114 typ host|m=video 0 RTP/AVP 102|"
            + "a=rtpmap:102 H264/90000|";

        /// <summary>Linphone: bandwidth, feedback attributes, encrypted sound as a second stream.</summary>
        public const string Linphone =
            "v=0|o=alice 3847 1029 IN IP4 192.0.2.23|s=Talk|c=IN IP4 192.0.2.23|b=AS:380|t=0 0|"
            + "a=ice-pwd:92f1ab|a=ice-ufrag:7c2e|"
            + "a=rtcp-xr:rcvr-rtt=all:10000 stat-summary=loss,dup,jitt,TTL voip-metrics|a=record:off|"
            + "m=audio 7078 RTP/AVP 96 97 98 0 8 18 101 99 100|a=rtpmap:96 opus/48000/2|"
            + "a=fmtp:96 useinbandfec=1|a=rtpmap:97 speex/16000|a=fmtp:97 vbr=on|a=rtpmap:98 speex/8000|"
            + "a=fmtp:98 vbr=on|a=fmtp:18 annexb=yes|a=rtpmap:101 telephone-event/48000|"
            + "a=rtpmap:99 telephone-event/16000|a=rtpmap:100 telephone-event/8000|"
            + "a=rtcp-fb:* trr-int 1000|m=video 9078 RTP/AVP 96|a=rtpmap:96 VP8/90000|"
            + "a=rtcp-fb:96 nack pli|";

        /// <summary>Asterisk: a name, the largest packet, each codec mapped.</summary>
        public const string Asterisk =
            "v=0|o=- 1736203511 1736203511 IN IP4 192.0.2.24|s=Asterisk|c=IN IP4 192.0.2.24|t=0 0|"
            + "m=audio 14820 RTP/AVP 0 8 9 101|a=rtpmap:0 PCMU/8000|a=rtpmap:8 PCMA/8000|"
            + "a=rtpmap:9 G722/8000|a=rtpmap:101 telephone-event/8000|a=fmtp:101 0-16|a=ptime:20|"
            + "a=maxptime:140|a=sendrecv|";

        /// <summary>A Cisco gateway: c= at the stream too, events of its own, numbers in another order.</summary>
        public const string Cisco =
            "v=0|o=CiscoSystemsSIP-GW-UserAgent 4851 7203 IN IP4 192.0.2.25|s=SIP Call|"
            + "c=IN IP4 192.0.2.25|t=0 0|m=audio 18502 RTP/AVP 18 0 100 101|c=IN IP4 192.0.2.26|"
            + "a=rtpmap:18 G729/8000|a=fmtp:18 annexb=no|a=rtpmap:0 PCMU/8000|a=rtpmap:100 X-NSE/8000|"
            + "a=fmtp:100 192-194|a=rtpmap:101 telephone-event/8000|a=fmtp:101 0-15|a=ptime:20|";

        /// <summary>The lines of every description that come before its streams, in the tables of streams.</summary>
        public const string Session = "v=0|o=- 1 1 IN IP4 192.0.2.9|s=-|c=IN IP4 192.0.2.9|t=0 0|";

        /// <summary>
        /// An offer; the m= lines of our answer, with ';' between; what was agreed: codec, payload types out/in, those
        /// of events, packet time, direction, where to. We are at 192.0.2.1:40000.
        /// </summary>
        public static string[][] Answered
        {
            get
            {
                return new[]
                {
                    new[]
                    {
                        Baresip, "m=audio 40000 RTP/AVP 0 101",
                        "Pcmu 0/0 events 101/101 20ms SendReceive 192.0.2.21 21034",
                    },
                    new[]
                    {
                        Rtpengine, "m=audio 40000 RTP/AVP 8 101;m=video 0 RTP/AVP 102",
                        "Pcma 8/8 events 101/101 20ms SendReceive 192.0.2.22 32114",
                    },
                    new[]
                    {
                        Linphone, "m=audio 40000 RTP/AVP 0 100;m=video 0 RTP/AVP 96",
                        "Pcmu 0/0 events 100/100 20ms SendReceive 192.0.2.23 7078",
                    },
                    new[]
                    {
                        Asterisk, "m=audio 40000 RTP/AVP 0 101",
                        "Pcmu 0/0 events 101/101 20ms SendReceive 192.0.2.24 14820",
                    },
                    new[]
                    {
                        Cisco, "m=audio 40000 RTP/AVP 0 101",
                        "Pcmu 0/0 events 101/101 20ms SendReceive 192.0.2.26 18502",
                    },
                };
            }
        }

        /// <summary>Lines of streams that hold none for us.</summary>
        public static string[][] NotAcceptable
        {
            get
            {
                return new[]
                {
                    new[] { "" },
                    new[] { "m=audio 0 RTP/AVP 0" },
                    new[] { "m=audio 5000/2 RTP/AVP 0" },
                    new[] { "m=audio 5000 RTP/SAVP 0" },
                    new[] { "m=audio 5000 RTP/SAVPF 0" },
                    new[] { "m=audio 5000 RTP/AVP 9 18 101|a=rtpmap:101 telephone-event/8000" },
                    new[] { "m=video 5000 RTP/AVP 0" },
                    new[] { "m=image 5000 udptl t38" },
                    new[] { "m=audio 5000 RTP/AVP 0|c=IN IP6 2001:db8::1" },
                    new[] { "m=audio 5000 RTP/AVP 0|c=IN IP4 224.2.1.1/127" },
                    new[] { "m=audio 5000 RTP/AVP 0|c=IN IP4 media.example.com" },
                };
            }
        }

        /// <summary>The letter of the line that is replaced in a description, the line, and the result.</summary>
        public static string[][] Lines
        {
            get
            {
                return new[]
                {
                    new[] { "v", "v=0", "ok" },
                    new[] { "v", "v=1", "bad-version" },
                    new[] { "v", "v=", "bad-version" },
                    new[] { "v", "v=00", "bad-version" },
                    new[] { "v", "v= 0", "bad-version" },
                    new[] { "v", "v:0", "bad-line" },
                    new[] { "v", "v", "bad-line" },
                    new[] { "v", "", "bad-line" },
                    new[] { "v", "v =0", "bad-line" },
                    new[] { "o", "o=a 99999999999999999999 1 IN IP6 2001:db8::1", "ok" },
                    new[] { "o", "o=a 1 1 IN IP4 host.example.com", "ok" },
                    new[] { "o", "o=a 1 1 IN IP4", "bad-origin" },
                    new[] { "o", "o=a 1 1 IN IP4 ", "bad-origin" },
                    new[] { "o", "o=a 1 1 IN IP4 192.0.2.9 x", "bad-origin" },
                    new[] { "o", "o=a b 1 1 IN IP4 192.0.2.9", "bad-origin" },
                    new[] { "o", "o= 1 1 IN IP4 192.0.2.9", "bad-origin" },
                    new[] { "o", "o=a -1 1 IN IP4 192.0.2.9", "bad-origin" },
                    new[] { "o", "o=a 1 x IN IP4 192.0.2.9", "bad-origin" },
                    new[] { "o", "o=a 1  1 IN IP4 192.0.2.9", "bad-origin" },
                    new[] { "o", "o=", "bad-origin" },
                    new[] { "s", "s=", "ok" },
                    new[] { "s", "s=a\rb", "bad-line" },
                    new[] { "c", "c=IN IP4 192.0.2", "bad-connection" },
                    new[] { "c", "c=", "bad-connection" },
                    new[] { "t", "t=3034423619 3042462419", "ok" },
                    new[] { "t", "t=99999999999999999999 0", "ok" },
                    new[] { "t", "t=0", "bad-time" },
                    new[] { "t", "t=0 ", "bad-time" },
                    new[] { "t", "t=0 0 0", "bad-time" },
                    new[] { "t", "t=0  0", "bad-time" },
                    new[] { "t", "t=now 0", "bad-time" },
                    new[] { "t", "t=", "bad-time" },
                    new[] { "a", "a=x:", "ok" },
                    new[] { "a", "a=x:y z", "ok" },
                    new[] { "a", "a=", "bad-attribute" },
                    new[] { "a", "a=:y", "bad-attribute" },
                    new[] { "a", "a=x y", "bad-attribute" },
                    new[] { "m", "m=audio", "bad-media" },
                };
            }
        }
    }
}
