using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads <c>the later of 3 years after leaving and age 18</c>, or one limb alone.</summary>
internal static partial class WaitingReader
{
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

        if (Years().Match(text) is { Success: true } years)
        {
            return new Limb(DateFact.Leaving, int.Parse(years.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }

        context.Report(line, $"`{text}` is not a limit in time", "write it with digits, such as `age 18` or `3 years after leaving`");
        return null;
    }

    [GeneratedRegex(@"^age ([0-9]{1,3})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Age();

    [GeneratedRegex(@"^([0-9]{1,2}) years? after leaving$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
