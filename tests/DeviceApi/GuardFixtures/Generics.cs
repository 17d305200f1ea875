namespace GuardFixtures
{
    [Breaks("Generic")]
    public class GenericClass<T>
    {
    }

    [Breaks("Generic")]
    public class GenericMethod
    {
        public static void Take<T>()
        {
        }
    }

    [Breaks("Generic")]
    public class GenericField
    {
        private GenericClass<int> _field;
    }

    [Breaks("Generic")]
    public class GenericBase : GenericClass<int>
    {
    }

    [Breaks("Generic")]
    public class GenericCall
    {
        public static void Run()
        {
            GenericMethod.Take<int>();
        }
    }

    [Breaks("Generic")]
    public class GenericCreation
    {
        public static object Run()
        {
            return new GenericClass<int>();
        }
    }
}
