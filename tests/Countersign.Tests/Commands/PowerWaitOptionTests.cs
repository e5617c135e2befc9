using System.CommandLine;
using Countersign.Commands;

namespace Countersign.Tests.Commands;

public sealed class PowerWaitOptionTests
{
    [Theory]
    [InlineData(null, null, false, 24)]
    [InlineData(null, "2", false, 2)]
    [InlineData("1", "2", false, 1)]
    [InlineData("0", null, true, 0)]
    [InlineData("0", null, false, null)]
    [InlineData(null, "0", false, null)]
    public void It_is_a_day_unless_the_operator_says_otherwise_and_nothing_in_a_demo_alone(string? typed, string? set, bool demo, int? hours)
    {
        var (option, line) = Parse(typed, set);

        var read = option.Read(line, demo);

        Assert.Equal(hours, read is Outcome<TimeSpan>.Done(var wait) ? (int)wait.TotalHours : null);
    }

    [Theory]
    [InlineData("half a day")]
    [InlineData("-3")]
    [InlineData("0.5")]
    [InlineData("99999999999")]
    public void What_is_no_number_of_hours_is_refused_with_what_to_write(string typed) =>
        Assert.Equal("write --power-wait as whole hours, such as 24", Assert.Single(Parse(typed, null).Line.Errors).Message);

    private static (PowerWaitOption Option, ParseResult Line) Parse(string? typed, string? set)
    {
        var option = new PowerWaitOption(_ => set);
        var command = new RootCommand();
        option.AddTo(command);
        return (option, command.Parse(typed is null ? [] : ["--power-wait", typed]));
    }
}
