using System.Globalization;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads the numbers of a situation: <c>administrators 2</c>, <c>2 administrators</c>.</summary>
internal static class QuestionCounts
{
    /// <summary>The largest number that a document or a question names.</summary>
    public const int Largest = 999_999;

    /// <summary>Whether a number is spoken of at this place, well or badly.</summary>
    /// <param name="from">Moves behind what was read.</param>
    public static bool Read(string[] text, ref int from, Vocabulary words, QuestionDraft draft, out Misread? misread)
    {
        misread = null;
        var leads = IsNumber(text[from]);
        var at = leads || text[from] is "not" or "no" or "without" ? from + 1 : from;
        if (words.Longest(text, at, out var used, WordKind.Fact) is not { Counts: not null } fact)
        {
            return false;
        }

        var next = at + used < text.Length ? text[at + used] : "";
        var said = leads ? text[from] : at == from && IsNumber(next) ? next : null;
        if (at == from && next is "unknown" or "unclear")
        {
            misread = draft.Counts.ContainsKey(fact) ? Twice(fact) : null;
            draft.Facts[fact] = Truth.NotKnown;
        }
        else if (said is null)
        {
            misread = new Misread($"`{fact.Name}` is a number", $"write how many with digits: `{fact.Name} 2`, or `{fact.Name} unknown`");
        }
        else if (!int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > Largest)
        {
            misread = new Misread($"`{said}` is too large a number", $"write a number up to {Largest:N0}");
        }
        else if (draft.Facts.ContainsKey(fact) || (draft.Counts.TryGetValue(fact, out var before) && before != count))
        {
            misread = Twice(fact);
        }
        else
        {
            draft.Counts[fact] = count;
        }

        from = at + used + (leads ? 0 : 1);
        return true;
    }

    private static Misread Twice(Word fact) => new($"`{fact.Name}` is given twice", "keep one of the two");

    private static bool IsNumber(string word) => word.Length > 0 && word.All(char.IsAsciiDigit);
}
