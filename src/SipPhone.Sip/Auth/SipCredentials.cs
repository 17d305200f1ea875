using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Auth
{
    // The account's answers to challenges of servers (401) and proxies (407), for every method; RFC 3261 §22,
    // RFC 7616, RFC 8760. Invariant: the password is never written, and is used for realms that the account allows
    // only.
    //
    // A response may challenge for several realms: a request is answered for each (RFC 3261 §22.2, §22.3). Of several
    // challenges for one realm the strongest that we know is answered, of equal ones the topmost. RFC 8760 §2.4 would
    // have the topmost of all unless local policy says otherwise. Ours does: a server that knows SHA-256 must not get
    // MD5 because of an order.

    /// <summary>Keeps one challenge a realm, and answers them in every request; nonces are used on.</summary>
    public sealed class SipCredentials
    {
        private readonly byte[] _allowedRealm;
        private readonly DigestAnswer _answer;
        private readonly DigestChallenge _challenge = new DigestChallenge();

        // Made for the first response with two challenges.
        private DigestChallenge _other;

        // The first _count are made: one realm is usual.
        private readonly DigestRealm[] _realms = new DigestRealm[Limits.MaxRealms];
        private int _count;
        private int _oldest;

        /// <summary>Makes one without challenges.</summary>
        /// <param name="account">User name and password.</param>
        /// <param name="random">Where cnonces come from.</param>
        public SipCredentials(SipAccount account, IRandom random)
        {
            _allowedRealm = account.Realm;
            _answer = new DigestAnswer(account, random);
        }

        /// <summary>Forgets the challenges: another server.</summary>
        public void Forget()
        {
            for (int i = 0; i < _count; i++)
            {
                _realms[i].Forget();
            }
        }

        /// <summary>Tells whether a request would be written with an answer.</summary>
        /// <param name="method">The request's method.</param>
        /// <returns>True when there is a challenge that it answers.</returns>
        public bool HasAnswerFor(byte[] method)
        {
            for (int i = 0; i < _count; i++)
            {
                if (IsAsked(_realms[i], method))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>
        /// Takes the challenges of a response. The caller counts: one request is sent again for challenges at most
        /// <c>Limits.MaxChallengesPerRequest</c> times.
        /// </summary>
        /// <param name="response">A 401 or 407.</param>
        /// <param name="wasAnswered">
        /// False when the challenged request was written before there was a challenge to answer: then nothing is
        /// proven about the password.
        /// </param>
        /// <returns>What to do.</returns>
        public ChallengeOutcome TakeChallenge(SipMessage response, bool wasAnswered = true)
        {
            DigestParty party = PartyOf(response);
            SipHeader header = response.StatusCode == 407 ? SipHeader.ProxyAuthenticate : SipHeader.WwwAuthenticate;
            ChallengeOutcome outcome = ChallengeOutcome.Unsupported;
            int index = response.IndexOf(header, 0);
            for (int i = 0; i < Limits.MaxChallenges && index >= 0; i++)
            {
                if (Parse(response, index, _challenge) && IsAllowed(response.Buffer) && IsBest(response, header, index))
                {
                    DigestRealm realm = PlaceFor(party, response.Buffer);
                    bool isRejected;
                    SipResult result = realm.Keep(party, response.Buffer, _challenge, out isRejected);
                    if (isRejected && wasAnswered)
                    {
                        realm.Forget();
                        return ChallengeOutcome.WrongPassword;
                    }

                    outcome = result == SipResult.Ok ? ChallengeOutcome.Answerable : outcome;
                }

                index = response.IndexOf(header, index + 1);
            }

            return outcome;
        }

        /// <summary>Writes Authorization and Proxy-Authorization for the challenges that there were.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        /// <param name="method">The request's method.</param>
        /// <param name="buffer">The buffer of the Request-URI as it stands in the request.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        public void Write(SipWriter writer, byte[] method, byte[] buffer, int uriOffset, int uriEnd)
        {
            for (int i = 0; i < _count; i++)
            {
                if (IsAsked(_realms[i], method))
                {
                    _answer.Write(writer, _realms[i], method, buffer, uriOffset, uriEnd);
                }
            }
        }

        private static bool IsAsked(DigestRealm realm, byte[] method)
        {
            bool isRegister = Ascii.EqualsExactly(method, 0, method.Length, SipTokens.Register);
            DigestParty server = isRegister ? DigestParty.Registrar : DigestParty.Server;
            return realm.Algorithm != DigestAlgorithm.None
                && (realm.Party == DigestParty.Proxy || realm.Party == server);
        }

        private static DigestParty PartyOf(SipMessage response)
        {
            if (response.StatusCode == 407)
            {
                return DigestParty.Proxy;
            }

            return SipCSeq.IsOf(response, SipTokens.Register) ? DigestParty.Registrar : DigestParty.Server;
        }

        private static bool Parse(SipMessage response, int index, DigestChallenge challenge)
        {
            return challenge.Parse(response.Buffer, response.ValueOffset(index), response.ValueEnd(index))
                == SipResult.Ok;
        }

        private bool IsAllowed(byte[] buffer)
        {
            return _allowedRealm == null
                || Ascii.EqualsExactly(buffer, _challenge.RealmOffset, _challenge.RealmEnd, _allowedRealm);
        }

        // Whether no other challenge for the same realm is stronger, or as strong and stands above.
        private bool IsBest(SipMessage response, SipHeader header, int index)
        {
            int other = response.IndexOf(header, 0);
            for (int i = 0; i < Limits.MaxChallenges && other >= 0; i++)
            {
                if (other != index && IsBetter(response, other, other < index))
                {
                    return false;
                }

                other = response.IndexOf(header, other + 1);
            }

            return true;
        }

        // Whether another challenge is of the same realm and stronger, or as strong and stands before.
        private bool IsBetter(SipMessage response, int other, bool isBefore)
        {
            if (_other == null)
            {
                _other = new DigestChallenge();
            }

            byte[] buffer = response.Buffer;
            bool isSameRealm = Parse(response, other, _other) && Ascii.EqualsExactly(
                buffer, _challenge.RealmOffset, _challenge.RealmEnd, buffer, _other.RealmOffset, _other.RealmEnd);
            return isSameRealm && (_other.Algorithm > _challenge.Algorithm
                || (_other.Algorithm == _challenge.Algorithm && isBefore));
        }

        // The realm's own place, else an empty one, else the one that was given away longest ago.
        private DigestRealm PlaceFor(DigestParty party, byte[] buffer)
        {
            DigestRealm empty = null;
            for (int i = 0; i < _count; i++)
            {
                if (_realms[i].Is(party, buffer, _challenge.RealmOffset, _challenge.RealmEnd))
                {
                    return _realms[i];
                }

                if (empty == null && _realms[i].Algorithm == DigestAlgorithm.None)
                {
                    empty = _realms[i];
                }
            }

            if (empty != null)
            {
                return empty;
            }

            if (_count < _realms.Length)
            {
                _realms[_count] = new DigestRealm();
                return _realms[_count++];
            }

            DigestRealm oldest = _realms[_oldest];
            _oldest = (_oldest + 1) % _realms.Length;
            return oldest;
        }
    }
}
