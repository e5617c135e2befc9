namespace Countersign.Screening.Text;

/// <summary>
/// The letters of a text without anything between them, and where its words begin. Hyphens, dots, emoji and spaced-out letters
/// all fall away here, so a name is found however it is cut up.
/// </summary>
internal sealed class LetterStream
{
    private readonly List<int> at;
    private readonly List<bool> wordStarts;

    private LetterStream(PlainText plain)
    {
        Plain = plain;
        var text = plain.Text;
        at = new List<int>(text.Length);
        wordStarts = new List<bool>(text.Length);
        var letters = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i]))
            {
                continue;
            }

            wordStarts.Add(BeginsWord(plain, i));
            letters[at.Count] = text[i];
            at.Add(i);
        }

        Letters = new string(letters, 0, at.Count);
        HasCapitals = at.Exists(plain.IsCapital);
    }

    public PlainText Plain { get; }

    public string Letters { get; }

    /// <summary>Whether there is any capital, so that a small letter says something.</summary>
    public bool HasCapitals { get; }

    public static LetterStream Of(PlainText plain) => new(plain);

    /// <summary>Whether a word may begin at this letter; the end of the text counts, so it also says whether a word may end before it.</summary>
    public bool IsEdge(int letter) => letter >= at.Count || wordStarts[letter];

    public bool IsCapital(int letter) => letter < at.Count && Plain.IsCapital(at[letter]);

    /// <summary>The first edge after this letter.</summary>
    public int NextEdge(int letter)
    {
        letter++;
        while (!IsEdge(letter))
        {
            letter++;
        }

        return letter;
    }

    /// <summary>The edge before this one, or -1 at the beginning.</summary>
    public int PreviousEdge(int letter)
    {
        letter--;
        while (letter > 0 && !wordStarts[letter])
        {
            letter--;
        }

        return letter;
    }

    /// <summary>The first letter at or after this place of the folded text.</summary>
    public int LetterAt(int index)
    {
        var found = at.BinarySearch(index);
        return found < 0 ? ~found : found;
    }

    public string Word(int start) => Letters[start..NextEdge(start)];

    /// <summary>What stands between the letter before this one and this one; at the ends, what stands before or after all letters.</summary>
    public ReadOnlySpan<char> GapBefore(int letter)
    {
        var from = letter == 0 ? 0 : at[letter - 1] + 1;
        var to = letter >= at.Count ? Plain.Text.Length : at[letter];
        return Plain.Text.AsSpan(from, to - from);
    }

    /// <summary>The span of these letters in the original text.</summary>
    public (int Start, int Length) Span(int from, int to)
    {
        var start = Plain.Start(at[from]);
        return (start, Plain.End(at[to - 1]) - start);
    }

    // A capital after a small letter begins a word, and so does the last capital of a run ("ABCDef" is ABC and Def).
    private static bool BeginsWord(PlainText plain, int i)
    {
        var text = plain.Text;
        if (i == 0 || !char.IsLetter(text[i - 1]))
        {
            return true;
        }

        if (!plain.IsCapital(i))
        {
            return false;
        }

        return !plain.IsCapital(i - 1) || (i + 1 < text.Length && char.IsLetter(text[i + 1]) && !plain.IsCapital(i + 1));
    }
}
