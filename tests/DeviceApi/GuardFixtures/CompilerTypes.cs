namespace GuardFixtures
{
    // The compiler writes System.Runtime.CompilerServices.IsReadOnlyAttribute into this assembly for the parameter
    // below; it is that type which the guard reports.
    public class ReadOnlyReference
    {
        public static int Run(in int value)
        {
            return value;
        }
    }
}
