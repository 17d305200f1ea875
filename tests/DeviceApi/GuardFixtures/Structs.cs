using System;

namespace GuardFixtures
{
    [Breaks("Struct")]
    public struct UserStruct
    {
        public int Value;
    }

    [Breaks("Struct")]
    public class StructLocal
    {
        public static int Run()
        {
            UserStruct local = default;
            local.Value = 1;
            return local.Value;
        }
    }

    [Breaks("Struct")]
    public class StructParameter
    {
        public static int Run(UserStruct value)
        {
            return value.Value;
        }
    }

    [Breaks("Struct")]
    public class StructField
    {
        private UserStruct _field;
    }

    [Breaks("Struct")]
    public class PlatformHandleField
    {
        private RuntimeTypeHandle _field;
    }

    public class InlineValuesAreClean
    {
        private DateTime _time;
        private TimeSpan _span;
        private AttributeTargets _enum;

        public static long Run(AttributeTargets targets, bool flag, double number)
        {
            DateTime now = DateTime.UtcNow;
            AttributeTargets local = targets;
            return now.Year + (int)local + (flag ? 1 : (int)number);
        }
    }

    public class ArrayInitialiserIsClean
    {
        public static readonly byte[] Octets = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };

        public static readonly int[] Numbers = { 1, 2, 3, 4, 5, 6, 7, 8 };
    }
}
