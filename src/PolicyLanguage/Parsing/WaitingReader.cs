using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads <c>the later of 3 years after leaving and age 18</c>, or one limb alone.</summary>
internal static partial class WaitingReader
{
    private const string Leaving = "leaving";

    public static Waiting? Read(BlockContext context, int line, string text)
    {
        var rest = text.Trim();
        if (rest.StartsWith("the ", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[4..];
        }

        var latest = !rest.StartsWith("earlier of ", StringComparison.OrdinalIgnoreCase);
        var several = BlockContext.After(rest, "later of") ?? BlockContext.After(rest, "earlier of");
        var limbs = (several ?? rest).Split(" and ", StringSplitOptions.TrimEntries).Select(limb => Limb(context, line, limb)).ToList();
        if (several is null && limbs.Count > 1)
        {
            context.Report(line, $"`{text}` does not say which limit counts", "write `the later of … and …`, or `the earlier of … and …`");
            return null;
        }

        return limbs.Any(limb => limb is null) ? null : new Waiting([.. limbs.OfType<Limb>()], latest);
    }

    private static Limb? Limb(BlockContext context, int line, string text)
    {
        if (Age().Match(text) is { Success: true } age)
        {
            return new Limb(DateFact.Birth, int.Parse(age.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }

        if (After().Match(text) is { Success: true } after && Since(context, line, after.Groups[3].Value) is { } limb)
        {
            var number = int.Parse(after.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return limb.Lasting(after.Groups[2].Value.StartsWith('y') || after.Groups[2].Value.StartsWith('Y') ? number * 12 : number);
        }

        if (!After().IsMatch(text))
        {
            context.Report(line, $"`{text}` is not a limit in time", "write it with digits, such as `age 18` or `3 years after leaving`");
        }

        return null;
    }

    private static Limb? Since(BlockContext context, int line, string text)
    {
        if (string.Equals(text, Leaving, StringComparison.OrdinalIgnoreCase))
        {
            return new Limb(DateFact.Leaving, 0);
        }

        if (context.Words.Find(WordKind.Date, text) is { } date)
        {
            return new Limb(DateFact.Named, 0) { Since = date };
        }

        var name = text.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
        var near = Suggestion.For(name, context.Words.Of(WordKind.Date).Select(word => word.Name).Append(Leaving));
        context.Report(
            line,
            $"unknown date `{text}`",
            near is null
                ? $"declare it in a `words` block, such as `date {name}; asks` and the question"
                : $"write `{near}`; a document declares other dates in a `words` block");
        return null;
    }

    [GeneratedRegex(@"^age ([0-9]{1,3})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Age();

    [GeneratedRegex(@"^([0-9]{1,2}) (years?|months?) after (.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();
}
