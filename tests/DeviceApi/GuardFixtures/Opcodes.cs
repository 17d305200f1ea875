namespace GuardFixtures
{
    // The pointer's own type cannot be avoided.
    [Breaks("Opcode")]
    [Breaks("Type")]
    public unsafe class FunctionPointerCall
    {
        public static int Run(object target)
        {
            return ((delegate*<object, int>)null)(target);
        }
    }

    [Breaks("CheckedArithmetic")]
    public class CheckedAddition
    {
        public static int Run(int a, int b)
        {
            return checked(a + b);
        }
    }

    [Breaks("CheckedArithmetic")]
    public class CheckedMultiplication
    {
        public static uint Run(uint a, uint b)
        {
            return checked(a * b);
        }
    }

    public class CheckedConversionIsClean
    {
        public static byte Run(int a)
        {
            return checked((byte)a);
        }
    }
}
