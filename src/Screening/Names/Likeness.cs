using System.Collections.Frozen;

namespace Countersign.Screening.Names;

/// <summary>How like a written word is to a name, from least to most.</summary>
internal enum Alike
{
    Not,

    /// <summary>One letter is other, more, less or swapped.</summary>
    Slip,

    /// <summary>It sounds the same.</summary>
    Sounds,

    Same,
}

/// <summary>Compares a word of a text with a name of the roster.</summary>
internal static class Likeness
{
    private const int ShortestSlip = 4;
    private const int ShortestSound = 3;
    private const int ShortestStem = 4;
    private const int ShortestRelated = 4;
    private const int LongestEnding = 5;

    private static readonly FrozenSet<string> Endings = (
        "owi em iem om iego ego emu iemu im iej ej ii ie ia ian ow ov ova ovi ami "
        + "nak nek anak inak ianak ra re val vel hoz hez ui iui io ei ou ovou ovej u").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Relations = "gh hg bp pb kg gk dt td fv vf js sj kh hk gj jg".Split(' ').ToFrozenSet();

    public static Alike Of(WordSpan written, NameEntry name)
    {
        var (one, other) = (written.Letters, name.Letters);
        if (one == other)
        {
            return Alike.Same;
        }

        // A word of the language is no slip in a name.
        if (one.Length < ShortestSound || written.IsWord)
        {
            return Alike.Not;
        }

        if (other.Length >= ShortestSound && (written.Key == name.Key || (name.OtherKeys.Count > 0 && name.OtherKeys.Contains(written.Key))))
        {
            return Alike.Sounds;
        }

        // One slip leaves the first letter or the last.
        if (Math.Abs(one.Length - other.Length) > LongestEnding || (one[0] != other[0] && one[^1] != other[^1]))
        {
            return Alike.Not;
        }

        return IsInflected(one, other) || IsRelated(written.Key, name.Key)
            || (other.Length >= ShortestSlip + (name.IsWord ? 1 : 0) && OneSlip.Between(other, one))
                ? Alike.Slip
                : Alike.Not;
    }

    // "Wróblewskiego", "Zsófiának": names bend in many languages of Europe.
    private static bool IsInflected(string written, string name)
    {
        var stem = name.AsSpan().TrimEnd("aeiouy");
        return stem.Length >= ShortestStem && written.StartsWith(stem, StringComparison.Ordinal) && Endings.Contains(written[stem.Length..]);
    }

    // "Gritsenko" and "Hrytsenko", "Baek" and "Paek": one consonant other, and near in the mouth.
    private static bool IsRelated(string key, string name)
    {
        var at = key.AsSpan().CommonPrefixLength(name);
        return key.Length == name.Length && key.Length >= ShortestRelated && at < key.Length && key.AsSpan(at + 1).SequenceEqual(name.AsSpan(at + 1))
            && Relations.Contains(string.Concat(key[at], name[at]));
    }
}
