using System;
using SipPhone.Core;

namespace GuardFixtures
{
    [Breaks("HotPathAllocation")]
    public class HotObject
    {
        [HotPath]
        public static object Run()
        {
            return new object();
        }
    }

    [Breaks("HotPathAllocation")]
    public class HotArray
    {
        [HotPath]
        public static byte[] Run()
        {
            return new byte[1];
        }
    }

    [Breaks("HotPathAllocation")]
    public class HotBox
    {
        [HotPath]
        public static object Run(int value)
        {
            return value;
        }
    }

    [Breaks("HotPathText")]
    public class HotText
    {
        [HotPath]
        public static string Run()
        {
            return "literal";
        }
    }

    [Breaks("HotPathThrow")]
    public class HotThrow
    {
        [HotPath]
        public static void Run(Exception exception)
        {
            throw exception;
        }
    }

    [Breaks("HotPathAllocation")]
    public class HotDelegate
    {
        [HotPath]
        public static AsyncCallback Run()
        {
            return Ignore;
        }

        private static void Ignore(IAsyncResult result)
        {
        }
    }

    [Breaks("HotPathForeignCall")]
    public class HotDelegateCall
    {
        [HotPath]
        public static void Run(AsyncCallback callback)
        {
            callback(null);
        }
    }

    [Breaks("HotPathVirtualCall")]
    public class HotInterfaceCall
    {
        [HotPath]
        public static void Run(IDisposable thing)
        {
            thing.Dispose();
        }
    }

    [Breaks("HotPathVirtualCall")]
    public class HotVirtualCall
    {
        public virtual int Value()
        {
            return 1;
        }

        [HotPath]
        public static int Run(HotVirtualCall thing)
        {
            return thing.Value();
        }
    }

    [Breaks("HotPathForeignCall")]
    public class HotForeignCall
    {
        [HotPath]
        public static int Run(string text)
        {
            return text.Length;
        }
    }

    // Reported where the allocation is, not where the attribute is.
    public class HotCaller
    {
        [HotPath]
        public static byte[] Run()
        {
            return HotCallee.Make();
        }
    }

    [Breaks("HotPathAllocation")]
    public class HotCallee
    {
        public static byte[] Make()
        {
            return new byte[1];
        }
    }

    public sealed class HotAndClean
    {
        private static readonly byte[] Token = { 1, 2, 3 };

        private int _count;

        public int Count
        {
            get { return _count; }
        }

        [HotPath]
        public int Run(byte[] buffer, out int length)
        {
            Array.Copy(Token, 0, buffer, 0, Token.Length);
            Array.Clear(buffer, Token.Length, buffer.Length - Token.Length);
            _count++;
            length = Count;
            return Again(this, 3);
        }

        public override int GetHashCode()
        {
            return _count;
        }

        // Recursion must not send the guard round in circles.
        private static int Again(HotAndClean other, int depth)
        {
            return depth == 0 ? other.Count : Again(other, depth - 1);
        }
    }

    public class ColdCodeMayAllocate
    {
        public static string Run(int value)
        {
            if (value < 0)
            {
                throw new ArgumentException("negative");
            }

            return "value " + new object();
        }
    }
}
