using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>What a run of letters without blanks is marked as.</summary>
internal enum Mark
{
    None,

    /// <summary>After a #.</summary>
    Hashtag,

    /// <summary>After an @, or going on with a number or an underscore as accounts do.</summary>
    Account,

    /// <summary>Part of a link, an e-mail address or a file name.</summary>
    Address,
}

/// <summary>Letters <paramref name="From"/> to <paramref name="To"/> are marked.</summary>
internal readonly record struct MarkedRun(int From, int To, Mark Mark);

/// <summary>The hashtags, accounts and addresses of a text, in their order.</summary>
internal static class MarkedWords
{
    public static List<MarkedRun> Of(LetterStream stream, bool isFileName)
    {
        var text = stream.Plain.Text;
        if (isFileName)
        {
            return [new(0, stream.Letters.Length, Mark.Address)];
        }

        var runs = new List<MarkedRun>();
        if (!text.AsSpan().ContainsAny("#@/") && !text.Contains("www.", StringComparison.Ordinal))
        {
            return runs;
        }

        for (var start = 0; start < text.Length;)
        {
            // A blank that a link holds as %20 does not end it.
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(stream.Plain.Original[stream.Plain.Start(end)]))
            {
                end++;
            }

            Token(stream, text, start, end, runs);
            start = end + 1;
        }

        return runs;
    }

    public static MarkedRun At(List<MarkedRun> runs, int from, int to) => runs.Find(run => run.From <= from && to <= run.To);

    private static void Token(LetterStream stream, string text, int start, int end, List<MarkedRun> runs)
    {
        var token = text.AsSpan(start, end - start);
        if (token.Contains("://", StringComparison.Ordinal) || token.Contains("www.", StringComparison.Ordinal)
            || (token.Contains('/') && token[..token.IndexOf('/')].Contains('.'))
            || (token.IndexOf('@') is > 0 and var at && char.IsLetterOrDigit(token[at - 1]) && token[at..].Contains('.')))
        {
            Add(stream, start, end, Mark.Address, runs);
            return;
        }

        for (var i = start; i < end; i++)
        {
            if (text[i] is '#' or '@')
            {
                var until = i + 1;
                while (until < end && (char.IsLetterOrDigit(text[until]) || text[until] == '_' || (text[i] == '@' && text[until] is '.' or '-')))
                {
                    until++;
                }

                Add(stream, i + 1, until, text[i] == '#' ? Mark.Hashtag : Mark.Account, runs);
                i = until - 1;
            }
        }
    }

    private static void Add(LetterStream stream, int start, int end, Mark mark, List<MarkedRun> runs)
    {
        var (from, to) = (stream.LetterAt(start), stream.LetterAt(end));
        if (from < to)
        {
            runs.Add(new(from, to, mark));
        }
    }
}
