using System.Globalization;
using System.Text;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>A fact that an answer rests on, in words: the question that the policy puts and what was said to it, or a day.</summary>
internal static class FactText
{
    public static void Append(StringBuilder text, Vocabulary words, string fact)
    {
        if (Dated(fact) is { } dated)
        {
            text.Append(CultureInfo.InvariantCulture, $"{dated.Said} {English.Day(dated.Day)}.");
            return;
        }

        var last = fact.LastIndexOf(' ');
        if (last > 0 && words.Find(WordKind.Date, fact[..last]) is { } date
            && DateOnly.TryParseExact(fact.AsSpan(last + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            text.Append(CultureInfo.InvariantCulture, $"{date.Asks} {English.Day(day)}.");
            return;
        }

        if (last > 0 && words.Find(WordKind.Fact, fact[..last]) is { Counts: not null } number && fact[last + 1] is >= '0' and <= '9')
        {
            text.Append(CultureInfo.InvariantCulture, $"{number.Asks ?? number.Name + ":"} {fact.AsSpan(last + 1)}.");
            return;
        }

        var (name, said) = fact.StartsWith("not ", StringComparison.Ordinal) ? (fact[4..], "No.")
            : fact.EndsWith(" unknown", StringComparison.Ordinal) ? (fact[..^8], "Nobody can tell.")
            : (fact, "Yes.");
        _ = words.Find(WordKind.Fact, name) is not { } word ? text.Append(CultureInfo.InvariantCulture, $"{English.Capital(fact)}.")
            : word.Asks is { } asks ? text.Append(CultureInfo.InvariantCulture, $"{asks} {said}")
            : text.Append(CultureInfo.InvariantCulture, $"{English.Capital(word.Name)}: {said}");
    }

    private static (string Said, DateOnly Day)? Dated(string fact)
    {
        var space = fact.IndexOf(' ', StringComparison.Ordinal);
        var said = space < 0 ? null : fact.AsSpan(0, space) switch { "born" => "Born on", "left" => "Left on", "asked" => "Asked for", _ => null };
        return said is not null
            && DateOnly.TryParseExact(fact.AsSpan(space + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (said, day) : null;
    }
}
