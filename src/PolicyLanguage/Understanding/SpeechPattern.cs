namespace Countersign.PolicyLanguage.Understanding;

/// <summary>
/// A way of saying something: words in order. <c>add/follow &lt;pupil&gt;</c> is one of two words and then somebody of a class; <c>..</c> is a gap of up
/// to six words; <c>=found</c> is that very word and no other form of it; <c>^</c> is the beginning of a sentence; <c>not:</c> before a word says that it
/// must not stand there. Small words that only join may stand between any two.
/// </summary>
internal sealed class SpeechPattern
{
    private const int LongestGap = 6, MostFillers = 3;

    private const double OfClass = 0.9;

    private readonly PatternElement[] elements;

    private SpeechPattern(PatternElement[] elements)
    {
        this.elements = elements;
        Weight = elements.Sum(element => element.IsWord ? 1 : element.Kind == PatternElementKind.Class ? OfClass : 0);
    }

    /// <summary>How telling a match is: a word counts one, a class a little less, a gap nothing.</summary>
    public double Weight { get; }

    /// <summary>The words it is written with.</summary>
    public IEnumerable<string> Words => elements.Where(element => element.IsWord).SelectMany(element => element.Names);

    /// <summary>The words it can begin with; null where it begins with a class or the beginning of a sentence.</summary>
    public IReadOnlyList<string>? FirstWords => elements[0].IsWord ? elements[0].Names : null;

    public static SpeechPattern Read(string text) => new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(PatternElement.Read)]);

    /// <summary>
    /// Where the match that begins at this token ends; -1 where there is none. The work is bounded by the pattern's length times the sentence's.
    /// </summary>
    public int Match(TokenLine line, int from)
    {
        if (elements.Length == 1 && elements[0].IsWord)
        {
            return elements[0].Fits(line[from]) ? from + 1 : -1;
        }

        return new Attempt(elements, line).From(0, from, first: true);
    }

    private readonly struct Attempt(PatternElement[] elements, TokenLine line)
    {
        // Each place of a long pattern is tried once at each token; a short one without a gap cannot come back to one often enough to matter.
        private readonly HashSet<(int At, int Token)>? tried = elements.Length > 3 ? [] : null;

        public int From(int at, int token, bool first)
        {
            if (at == elements.Length)
            {
                return token;
            }

            if (tried?.Add((at, token)) == false)
            {
                return -1;
            }

            var element = elements[at];
            if (element.Kind == PatternElementKind.Start)
            {
                return line.Begins(token) ? From(at + 1, token, true) : -1;
            }

            var gap = element.Kind == PatternElementKind.Gap;
            var most = gap ? LongestGap : first ? 0 : MostFillers;
            for (var skipped = 0; skipped <= most && token + skipped <= line.Count; skipped++)
            {
                if (Here(gap ? at + 1 : at, token + skipped) is >= 0 and var end)
                {
                    return end;
                }

                if (token + skipped >= line.Count || line[token + skipped].IsEnd || (!gap && !line.IsFiller(token + skipped)))
                {
                    break;
                }
            }

            return -1;
        }

        private int Here(int at, int token)
        {
            if (at == elements.Length)
            {
                return token;
            }

            var element = elements[at];
            if (element.Kind == PatternElementKind.Not)
            {
                return token < line.Count && element.Fits(line[token]) ? -1 : From(at + 1, token, true);
            }

            if (token >= line.Count)
            {
                return -1;
            }

            return element.Kind == PatternElementKind.Class ? AfterClass(element, at, token)
                : element.Fits(line[token]) ? From(at + 1, token + 1, false) : -1;
        }

        private int AfterClass(PatternElement element, int at, int token)
        {
            foreach (var name in element.Names)
            {
                foreach (var end in line.Ends(name, token))
                {
                    if (From(at + 1, end, false) is >= 0 and var found)
                    {
                        return found;
                    }
                }
            }

            return -1;
        }
    }
}
