using System.Text;

namespace Countersign.Platforms.Http;

/// <summary>What a platform says, before a person reads it or it is kept: on one line, without what nobody can see, and cut.</summary>
internal static class SaidText
{
    private const int Longest = 300;

    /// <summary>Characters that nobody can see, or that turn the direction of what follows, are left out; at most 300 UTF-16 units, none half.</summary>
    public static string Read(string said)
    {
        var kept = new StringBuilder();
        foreach (var rune in said.EnumerateRunes().Where(rune => !IsHidden(rune)))
        {
            if (kept.Length + rune.Utf16SequenceLength > Longest)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString().Trim();
    }

    // A half of a character comes as the replacement character.
    private static bool IsHidden(Rune rune) => Rune.IsControl(rune)
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029 or 0xFEFF or 0xFFFD or 0xFFFE or 0xFFFF;
}
