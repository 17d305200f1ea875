using SipPhone.Corpus;

namespace SipPhone.Identity.Tests;

/// <summary>The DER reader against tables of X.690, with neighbours at every boundary of a length.</summary>
public sealed class DerTests
{
    // X.690 §8.1: description, octets, result, tag, contents start.
    [Theory]
    [InlineData("nothing", "", DerResult.Truncated, 0, 0)]
    [InlineData("a tag alone", "30", DerResult.Truncated, 0, 0)]
    [InlineData("empty contents", "3000", DerResult.Ok, 0x30, 2)]
    [InlineData("one octet of contents", "0401AA", DerResult.Ok, 0x04, 2)]
    [InlineData("contents one short", "0402AA", DerResult.LengthPastEnd, 0, 0)]
    [InlineData("contents missing", "0401", DerResult.LengthPastEnd, 0, 0)]
    [InlineData("the highest low tag", "1E00", DerResult.Ok, 0x1E, 2)]
    [InlineData("high tag number, universal", "1F2000", DerResult.HighTagNumber, 0, 0)]
    [InlineData("high tag number, context", "BF2000", DerResult.HighTagNumber, 0, 0)]
    [InlineData("high tag number, cut", "1F00", DerResult.HighTagNumber, 0, 0)]
    [InlineData("indefinite length", "30800000", DerResult.IndefiniteLength, 0, 0)]
    [InlineData("indefinite length, cut", "3080", DerResult.IndefiniteLength, 0, 0)]
    [InlineData("one length octet missing", "3081", DerResult.Truncated, 0, 0)]
    [InlineData("second length octet missing", "308201", DerResult.Truncated, 0, 0)]
    [InlineData("one length octet, 0", "308100", DerResult.NonMinimalLength, 0, 0)]
    [InlineData("one length octet, 7F", "30817F", DerResult.NonMinimalLength, 0, 0)]
    [InlineData("one length octet, 80, no contents", "308180", DerResult.LengthPastEnd, 0, 0)]
    [InlineData("two length octets, 00FF", "308200FF", DerResult.NonMinimalLength, 0, 0)]
    [InlineData("two length octets, 0100, no contents", "30820100", DerResult.LengthPastEnd, 0, 0)]
    [InlineData("three length octets, 00FFFF", "308300FFFF", DerResult.NonMinimalLength, 0, 0)]
    [InlineData("three length octets, FFFFFF, no contents", "3083FFFFFF", DerResult.LengthPastEnd, 0, 0)]
    [InlineData("four length octets, leading 00", "308400FFFFFF", DerResult.NonMinimalLength, 0, 0)]
    [InlineData("four length octets", "308401000000", DerResult.LengthPastEnd, 0, 0)]
    [InlineData("four length octets, the sign bit", "3084FFFFFFFF", DerResult.LengthPastEnd, 0, 0)]
    [InlineData("five length octets", "30850100000000", DerResult.LengthPastEnd, 0, 0)]
    [InlineData("127 length octets missing", "30FF01", DerResult.Truncated, 0, 0)]
    public void Headers(string description, string hex, DerResult expected, int expectedTag, int expectedContent)
    {
        byte[] der = Convert.FromHexString(hex);

        DerResult result = Der.ReadHeader(der, 0, der.Length, out int tag, out int content, out int contentEnd);

        Assert.True(expected == result, $"{description}: {result}");
        Assert.Equal((expectedTag, expectedContent), (tag, content));
        Assert.Equal(result == DerResult.Ok ? der.Length : 0, contentEnd);
        result = Der.ReadExpected(der, 0, der.Length, 0x30, out content, out contentEnd);
        bool isSequence = expectedTag == 0x30;
        Assert.Equal(expected == DerResult.Ok && !isSequence ? DerResult.WrongTag : expected, result);
        Assert.Equal((isSequence ? 2 : 0, isSequence ? der.Length : 0), (content, contentEnd));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0x7E)]
    [InlineData(0x7F)]
    [InlineData(0x80)]
    [InlineData(0x81)]
    [InlineData(0xFE)]
    [InlineData(0xFF)]
    [InlineData(0x100)]
    [InlineData(0x101)]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    [InlineData(0x10000)]
    [InlineData(0x10001)]
    public void Lengths_about_the_boundaries_of_their_forms(int length)
    {
        byte[] element = DerBytes.Element(0x04, new byte[length]);
        int header = element.Length - length;
        byte[] der = [0xEE, 0xEE, .. element, 0xEE];

        foreach (int expectedTag in new[] { 0x04, 0x30 })
        {
            DerResult result = Der.ReadExpected(der, 2, der.Length - 1, expectedTag, out int at, out int end);
            Assert.Equal(expectedTag == 0x04 ? DerResult.Ok : DerResult.WrongTag, result);
            Assert.Equal(expectedTag == 0x04 ? (2 + header, der.Length - 1) : (0, 0), (at, end));
        }

        DerResult read = Der.ReadHeader(der, 2, der.Length, out int tag, out int content, out int contentEnd);
        Assert.Equal(DerResult.Ok, read);
        Assert.Equal((0x04, 2 + header, der.Length - 1), (tag, content, contentEnd));

        DerResult expected = length == 0 ? DerResult.Truncated : DerResult.LengthPastEnd;
        Assert.Equal(expected, Der.ReadHeader(der, 2, der.Length - 2, out _, out _, out _));
        Assert.Equal(expected, Der.ReadExpected(der, 2, der.Length - 2, 0x04, out _, out _));
    }

    // X.690 §8.2 and §11.1.
    [Fact]
    public void Booleans_are_00_or_FF()
    {
        for (int octet = 0; octet <= 0xFF; octet++)
        {
            bool isOne = octet is 0x00 or 0xFF;
            DerResult result = Der.ReadBoolean([(byte)octet], 0, 1, out bool value);
            Assert.Equal(isOne ? DerResult.Ok : DerResult.BadBoolean, result);
            Assert.Equal(octet == 0xFF, value);
        }

        Assert.Equal(DerResult.BadBoolean, Der.ReadBoolean([], 0, 0, out _));
        Assert.Equal(DerResult.BadBoolean, Der.ReadBoolean([0xFF, 0xFF], 0, 2, out bool two));
        Assert.False(two);
    }

    // X.690 §8.3.2: the first nine bits are not all equal.
    [Theory]
    [InlineData("", false)]
    [InlineData("00", true)]
    [InlineData("7F", true)]
    [InlineData("80", true)]
    [InlineData("FF", true)]
    [InlineData("0000", false)]
    [InlineData("007F", false)]
    [InlineData("0080", true)]
    [InlineData("00FF", true)]
    [InlineData("FF00", true)]
    [InlineData("FF7F", true)]
    [InlineData("FF80", false)]
    [InlineData("FFFF", false)]
    [InlineData("0100", true)]
    [InlineData("000080", false)]
    public void Integers_are_minimal(string hex, bool isGood)
    {
        byte[] der = Convert.FromHexString(hex);
        Assert.Equal(isGood ? DerResult.Ok : DerResult.BadInteger, Der.CheckInteger(der, 0, der.Length));
    }

    // X.690 §8.19.2: subidentifiers end, and have no leading 80.
    [Theory]
    [InlineData("", false)]
    [InlineData("2A", true)]
    [InlineData("00", true)]
    [InlineData("7F", true)]
    [InlineData("80", false)]
    [InlineData("8001", false)]
    [InlineData("8101", true)]
    [InlineData("8180", false)]
    [InlineData("818001", true)]
    [InlineData("2A8001", false)]
    [InlineData("2A818001", true)]
    [InlineData("2A01FF", false)]
    [InlineData("2AFF7F", true)]
    [InlineData("2AFF7F80", false)]
    [InlineData("2AFF7F8000", false)]
    public void Object_identifiers_are_whole_and_minimal(string hex, bool isGood)
    {
        byte[] der = Convert.FromHexString(hex);
        Assert.Equal(
            isGood ? DerResult.Ok : DerResult.BadObjectIdentifier, Der.CheckObjectIdentifier(der, 0, der.Length));
    }

    // X.690 §8.6.2 and §11.2.1.
    [Theory]
    [InlineData("", false)]
    [InlineData("00", true)]
    [InlineData("01", false)]
    [InlineData("00FF", true)]
    [InlineData("01FE", true)]
    [InlineData("01FF", false)]
    [InlineData("0780", true)]
    [InlineData("07C0", false)]
    [InlineData("0800", false)]
    [InlineData("FF00", false)]
    [InlineData("04FFF0", true)]
    [InlineData("04FFF8", false)]
    public void Bit_strings_have_their_unused_bits_clear(string hex, bool isGood)
    {
        byte[] der = Convert.FromHexString(hex);
        Assert.Equal(isGood ? DerResult.Ok : DerResult.BadBitString, Der.CheckBitString(der, 0, der.Length));
    }

    // RFC 5280 §4.2.1.6: the class is context-specific; what is known is constructed or primitive as its type is.
    [Fact]
    public void General_names_have_the_tags_of_their_choice()
    {
        int[] known = [0xA0, 0x81, 0x82, 0xA3, 0xA4, 0xA5, 0x86, 0x87, 0x88];
        for (int tag = 0; tag <= 0xFF; tag++)
        {
            int number = tag & 0x1F;
            bool isContext = (tag & 0xC0) == 0x80;
            bool isGood = isContext && (number > 8 || known.Contains(tag));
            foreach (int length in new[] { 0, 1, 0x7F, 0x80 })
            {
                byte[] der = DerBytes.Element(tag, new byte[length]);

                DerResult result = GeneralName.Next(der, 0, der.Length, out int actual, out int at, out int end);

                DerResult expected = isGood ? DerResult.Ok : DerResult.WrongTag;
                Assert.Equal(number == 0x1F ? DerResult.HighTagNumber : expected, result);
                bool isOk = result == DerResult.Ok;
                Assert.Equal(isOk ? (tag, der.Length - length, der.Length) : (0, 0, 0), (actual, at, end));
            }
        }

        foreach (string hex in new[] { "", "82", "8201", "8281", "8280", "82817F" })
        {
            byte[] der = Convert.FromHexString(hex);
            Assert.NotEqual(DerResult.Ok, GeneralName.Next(der, 0, der.Length, out int tag, out int at, out int end));
            Assert.Equal((0, 0, 0), (tag, at, end));
        }
    }
}
