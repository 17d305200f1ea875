namespace SipPhone.Board.Host.Tests
{
    /// <summary>What is said of a serial line that cannot be used: the problem, and a message with its name.</summary>
    public sealed class SerialLineTests
    {
        [Theory]
        [InlineData("/dev/no-such-port", SerialLineProblem.NoSuchPort, "There is no port")]
        [InlineData("", SerialLineProblem.NoSuchPort, "There is no port \"\"")]
        [InlineData("/dev/null", SerialLineProblem.NotAPort, "no serial port")]
        [InlineData("/", SerialLineProblem.NotAPort, "no serial port")]
        [InlineData("/etc/passwd", SerialLineProblem.NotAPort, "no serial port")]
        public void What_is_no_port(string name, SerialLineProblem problem, string says)
        {
            SerialLineException e = Assert.Throws<SerialLineException>(() => SerialLine.Open(name));
            Assert.Equal(problem, e.Problem);
            Assert.Contains(name, e.Message);
            Assert.Contains(says, e.Message);
        }

        [Fact]
        public async Task Silence_is_no_octets_and_no_exception()
        {
            using HostWakeup wakeup = new();
            await using HostPseudoTerminal farEnd = new(wakeup);
            using SerialLine line = SerialLine.Open(farEnd.Name);
            Assert.Equal(0, line.Read(new byte[1], 0, 1, 1));
            Assert.Equal(0, line.Read(new byte[1], 0, 1, 1));
        }

        [Fact]
        public async Task A_closed_line_is_gone()
        {
            using HostWakeup wakeup = new();
            await using HostPseudoTerminal farEnd = new(wakeup);
            SerialLine line = SerialLine.Open(farEnd.Name);
            line.Dispose();
            line.Dispose();
            Assert.Equal(
                SerialLineProblem.Gone,
                Assert.Throws<SerialLineException>(() => line.Read(new byte[1], 0, 1, 1)).Problem);
            Assert.Equal(
                SerialLineProblem.Gone, Assert.Throws<SerialLineException>(() => line.Write([1], 0, 1)).Problem);
        }

        [Theory]
        [InlineData(0)]
        [InlineData(-1)]
        public void No_speed_at_all_is_the_callers_mistake(int baud)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => SerialLine.Open("/dev/null", baud));
        }
    }
}
