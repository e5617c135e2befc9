using System.Globalization;

namespace Countersign.Platforms.Contract;

/// <summary>Lengths as people and platforms count them.</summary>
public static class TextLength
{
    /// <summary>Extended grapheme clusters (Unicode Standard Annex 29): a family emoji, a flag or a letter with its accents is one.</summary>
    public static int Graphemes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var count = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty; rest = rest[StringInfo.GetNextTextElementLength(rest)..])
        {
            count++;
        }

        return count;
    }
}
