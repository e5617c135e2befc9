using System.Text;

namespace Countersign.Foundation.Text;

/// <summary>
/// What a person or a program typed, before anything else looks at it. Line ends become one kind and letters with marks one character, and what
/// nobody can see is refused: control characters, marks that turn the direction of writing, halves of characters. What real languages and emoji
/// need stays, joiners and the marks of right-to-left text among them.
/// </summary>
public static class TextGate
{
    private const int Quoted = 20;

    /// <summary>The text as it is kept, or a sentence that says where it holds what cannot be kept.</summary>
    public static Outcome<string> Read(string typed)
    {
        var text = typed.ReplaceLineEndings("\n").Replace('\v', '\n').Replace("\uFEFF", "", StringComparison.Ordinal);
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                at++;
            }
            else if (IsHidden(text[at]))
            {
                return new Refusal($"A character that cannot be seen stands {Place(text, at)}. Delete what is there and type it again");
            }
        }

        return text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>The same, of what may be missing; null where it is, or where it cannot be kept.</summary>
    public static bool Passes(string? typed) => typed is null || Read(typed) is Outcome<string>.Done;

    // A surrogate here stands alone: a pair was passed over.
    private static bool IsHidden(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\t'))
        || char.IsSurrogate(character)
        || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF';

    private static string Place(string text, int at)
    {
        var line = text.AsSpan(0, at).Count('\n') + 1;
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        start = Math.Max(start, at - Quoted);
        start += start < at && char.IsLowSurrogate(text[start]) ? 1 : 0;
        var before = text[start..at].Trim();
        var where = before.Length == 0 ? "at the beginning" : $"after “{before}”";
        return !text.Contains('\n', StringComparison.Ordinal) ? where : before.Length == 0 ? $"{where} of line {line}" : $"{where} on line {line}";
    }
}
