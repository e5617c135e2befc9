using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Countersign.Commands;

/// <summary>
/// How many hours a change of power waits that nobody could confirm. Only whoever runs the program shortens it: an administrator who could would wait
/// for nothing.
/// </summary>
internal sealed class PowerWaitOption
{
    private const string Variable = "COUNTERSIGN_POWER_WAIT";

    private readonly Option<int> hours;

    public PowerWaitOption()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    /// <summary>With other settings than those of this process.</summary>
    internal PowerWaitOption(Func<string, string?> setting) => hours = new("--power-wait")
    {
        Description = $"how many hours a change that takes two people waits where nobody could confirm it (default: {Variable}, or 24; "
            + "at least 1, and 0 with --demo alone)",
        DefaultValueFactory = found => setting(Variable) is { Length: > 0 } text ? Read(found, Variable, text) : 24,
        CustomParser = static typed => Read(typed, "--power-wait", typed.Tokens[0].Value),
    };

    public void AddTo(Command command) => command.Add(hours);

    /// <summary>Refused where nothing would wait in a real school.</summary>
    public Outcome<TimeSpan> Read(ParseResult line, bool demo) => line.GetRequiredValue(hours) is var read && read == 0 && !demo
        ? new Refusal("A change of power waits for at least one hour: write --power-wait 1 or more. Only a demo (--demo) may do without.")
        : TimeSpan.FromHours(read);

    private static int Read(ArgumentResult found, string name, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read <= 24 * 365)
        {
            return read;
        }

        found.AddError($"write {name} as whole hours, such as 24");
        return 24;
    }
}
