using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads what is to be done besides: <c>decline, report to the headteacher within 1 school day, refer to the police</c>.</summary>
internal static partial class DutyReader
{
    public static IEnumerable<Duty> ReadList(BlockContext context, int line, string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(duty => Read(context, line, duty)).OfType<Duty>();

    private static Duty? Read(BlockContext context, int line, string text)
    {
        if (BlockContext.After(text, "report to") is { } report)
        {
            var within = report.IndexOf(" within ", StringComparison.OrdinalIgnoreCase);
            var deadline = within < 0 ? null : report[(within + 8)..].Trim();
            if (deadline is not null && !Deadline().IsMatch(deadline))
            {
                context.Report(line, $"`{deadline}` is not a deadline", "write it with digits, such as `1 school day`, `24 hours` or `3 days`");
                return null;
            }

            return context.RequireRole(line, within < 0 ? report : report[..within]) is { } role ? new Duty.ReportTo(role, deadline) : null;
        }

        if (BlockContext.After(text, "refer to") is { } body)
        {
            return context.RequireWord(line, WordKind.Body, body) is { } known ? new Duty.ReferTo(known.Name) : null;
        }

        var start = string.Join(' ', text.ToLowerInvariant().Split(' ').Take(2));
        if (text.Count(letter => letter == ' ') > 1 && Suggestion.For(start, ["report to", "refer to"]) is { } near && start != "report it")
        {
            context.Report(line, $"unknown duty `{start}`", $"write `{near}`");
            return null;
        }

        return new Duty.Do(BlockContext.After(text, "do") ?? text);
    }

    [GeneratedRegex(@"^[0-9]{1,3} (hours?|days?|school days?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Deadline();
}
