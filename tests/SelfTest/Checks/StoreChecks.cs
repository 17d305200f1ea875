using SipPhone.Core;
using SipPhone.SelfTest.Board;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;
using SipPhone.Settings.Storage;

namespace SipPhone.SelfTest.Checks
{
    // Power that goes at every octet of every write: what is found then is the old value or the new one, whole.

    /// <summary>Tests of the store.</summary>
    public static class StoreChecks
    {
        private const string Name = "b";
        private const string Nothing = "(none)";
        private const string Whole = "old or new";

        /// <summary>Runs them.</summary>
        /// <param name="report">Where the results go.</param>
        public static void Run(Report report)
        {
            MemoryFlash flash = new MemoryFlash();
            string before = Nothing;
            foreach (string operation in StoreVectors.Script)
            {
                report.Check("store", "power lost at " + operation, Whole, CutEverywhere(flash, before, operation));
                Do(flash, operation);
                before = Read(flash);
                bool isDamage = operation == StoreVectors.DamageNewer || operation == StoreVectors.DamageOlder;
                string expected = operation == StoreVectors.Delete ? Nothing : isDamage ? before : operation;
                report.Check("store", "after " + operation, expected, before);
            }
        }

        // One line for an operation: the cuts of it are far too many for a line each.
        private static string CutEverywhere(MemoryFlash flash, string before, string operation)
        {
            bool isEnded = false;
            for (int cut = 0; !isEnded; cut++)
            {
                MemoryFlash torn = flash.Copy();
                torn.CutAfter = cut;
                Do(torn, operation);
                isEnded = !torn.IsCut;
                string found = Read(torn.Copy());
                if (found != before && found != (operation == StoreVectors.Delete ? Nothing : operation)
                    && operation != StoreVectors.DamageNewer)
                {
                    return found + " after " + cut.ToString() + " steps";
                }
            }

            return Whole;
        }

        private static void Do(MemoryFlash flash, string operation)
        {
            SlotStore store = new SlotStore(flash);
            if (operation == StoreVectors.Delete)
            {
                store.Delete(Name);
            }
            else if (operation == StoreVectors.DamageNewer || operation == StoreVectors.DamageOlder)
            {
                Damage(flash, operation == StoreVectors.DamageNewer);
            }
            else
            {
                byte[] octets = Ascii.ToBytes(operation);
                store.Write(Name, octets, 0, octets.Length);
            }
        }

        // The last octet is part of the CRC; the number's last stands at 7. A lone file is left alone.
        private static void Damage(MemoryFlash flash, bool isNewer)
        {
            byte[] a = flash.Find(Name + ".a");
            byte[] b = flash.Find(Name + ".b");
            if (a != null && b != null)
            {
                byte[] file = (a[7] > b[7]) == isNewer ? a : b;
                file[file.Length - 1] ^= 0xFF;
            }
        }

        private static string Read(MemoryFlash flash)
        {
            byte[] octets = new byte[64];
            int length = new SlotStore(flash).Read(Name, octets, 0, octets.Length);
            return length < 0 ? Nothing : Ascii.ToText(octets, 0, length);
        }
    }
}
