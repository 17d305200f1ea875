namespace SipPhone.SelfTest.Measures
{
    // Numbers that stand under each other.

    /// <summary>Columns of figures.</summary>
    public static class Figures
    {
        private const int Width = 9;

        /// <summary>A number at the right edge of its column.</summary>
        /// <param name="number">The number.</param>
        /// <returns>At least 9 characters.</returns>
        public static string Column(int number)
        {
            string text = number.ToString();
            while (text.Length < Width)
            {
                text = " " + text;
            }

            return text;
        }
    }
}
