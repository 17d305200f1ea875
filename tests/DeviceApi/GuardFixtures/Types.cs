namespace GuardFixtures
{
    [Breaks("Type")]
    public class Matrix
    {
        private readonly int[,] _cells;
    }

    [Breaks("Type")]
    public unsafe class Pointer
    {
        private byte* _octets;
    }

    [Breaks("Type")]
    public unsafe class PinnedLocal
    {
        public static int Run(byte[] octets)
        {
            fixed (byte* first = octets)
            {
                return *first;
            }
        }
    }

    public class JaggedArrayIsClean
    {
        private readonly byte[][] _rows = new byte[4][];

        public void Swap(ref byte[] row, out int length)
        {
            byte[] old = _rows[0];
            _rows[0] = row;
            row = old;
            length = row.Length;
        }
    }
}
