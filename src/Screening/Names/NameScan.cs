using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>Finds the roster's names in one text, in every arrangement of a first name and a surname.</summary>
internal sealed class NameScan
{
    // Shorter joined names meet ordinary words too often ("Jo Li" in "joli") to count without a mark such as # or @.
    private const int JoinedUnmarked = 8;
    private const int JoinedHashtag = 6;
    private readonly LetterStream stream;
    private readonly Roster roster;
    private readonly bool isFileName;
    private readonly List<NameHit> hits = [];
    private readonly HashSet<int> firstsMet = [];
    private readonly List<(int End, int First, int Surname)> inner = [];

    private NameScan(LetterStream stream, Roster roster, bool isFileName)
    {
        this.stream = stream;
        this.roster = roster;
        this.isFileName = isFileName;
    }

    public static List<NameHit> Find(LetterStream stream, Roster roster, bool isFileName)
    {
        var scan = new NameScan(stream, roster, isFileName);
        scan.Run();
        return Overlaps.Settle(scan.hits);
    }

    private void Run()
    {
        var here = new List<(int End, int First, int Surname)>();
        for (var start = 0; start < stream.Letters.Length; start = stream.NextEdge(start))
        {
            roster.Tree.Walk(stream.Letters, start, here);
            foreach (var (end, first, surname) in here)
            {
                if (first != NameTree.None)
                {
                    BeginsWithFirst(start, end, first);
                }

                if (surname != NameTree.None)
                {
                    BeginsWithSurname(start, end, surname);
                }
            }

            BeginsWithInitial(start);
        }
    }

    private void BeginsWithFirst(int start, int end, int first)
    {
        roster.Tree.Walk(stream.Letters, end, inner);
        foreach (var (until, _, surname) in inner)
        {
            if (surname != NameTree.None && roster.Both(first, surname) is { Count: > 0 } pupils)
            {
                Pair(start, end, until, pupils, roster.First(first).IsWord && roster.Surname(surname).IsWord, surnameFirst: false);
            }
        }

        if (!stream.IsEdge(end))
        {
            return;
        }

        if (end < stream.Letters.Length)
        {
            FirstWithInitial(start, end, first);
            hits.AddRange(LooseNames.Apart(stream, roster, start, end, first));
            hits.AddRange(LooseNames.Misspelt(stream, roster, start, end, first));
        }

        if (!firstsMet.Contains(first) && LooseNames.IsFirstAlone(stream, roster, start, end, first))
        {
            firstsMet.Add(first);
            hits.Add(new(start, end, NameTier.FirstOnly, roster.First(first).Pupils));
        }
    }

    private void BeginsWithSurname(int start, int end, int surname)
    {
        roster.Tree.Walk(stream.Letters, end, inner);
        foreach (var (until, first, _) in inner)
        {
            if (first != NameTree.None && roster.Both(first, surname) is { Count: > 0 } pupils)
            {
                Pair(start, end, until, pupils, roster.First(first).IsWord && roster.Surname(surname).IsWord, surnameFirst: true);
            }
        }

        if (end < stream.Letters.Length && !stream.IsEdge(end) && stream.IsEdge(end + 1) && IsMarked(start, end + 1)
            && roster.InitialAndSurname(stream.Letters[end], surname) is { Count: > 0 } handles)
        {
            hits.Add(new(start, end + 1, NameTier.Handle, handles));
        }
    }

    private void Pair(int start, int middle, int until, IReadOnlyList<Guid> pupils, bool words, bool surnameFirst)
    {
        if (!stream.IsEdge(until))
        {
            return;
        }

        if (!stream.IsEdge(middle))
        {
            Joined(start, until, pupils);
            return;
        }

        var gap = stream.GapBefore(middle);
        var comma = gap.Contains(',');
        var tight = gap.Length == 0 || gap.ContainsAny("_-.");
        var tier = Gap.EndsSentence(stream, middle, start) ? NameTier.Fuzzy
            : surnameFirst == comma || (surnameFirst && tight) ? NameTier.Full
            : NameTier.Fuzzy;
        hits.Add(new(start, until, tier, pupils, words && !tight && (tier == NameTier.Fuzzy || !stream.IsCapital(middle))));
    }

    private void Joined(int start, int until, IReadOnlyList<Guid> pupils)
    {
        var length = until - start;
        var enough = length >= JoinedUnmarked || IsMarked(start, until) || (length >= JoinedHashtag && Gap.IsHashtag(stream, start));
        if (enough && stream.NextEdge(start) == until)
        {
            hits.Add(new(start, until, NameTier.Handle, pupils));
        }
    }

    private void FirstWithInitial(int start, int end, int first)
    {
        var initial = stream.Letters[end];
        if (!stream.IsEdge(end + 1) || !stream.IsCapital(start) || !Gap.IsBlank(stream.GapBefore(end)))
        {
            return;
        }

        var after = stream.GapBefore(end + 1);
        var dotted = after.StartsWith(".");
        var goesOn = after.Length > 0 && after[0] is '\'' or '’' or '-' || (Gap.IsBlank(after) && stream.IsCapital(end + 1));
        if ((dotted || (stream.IsCapital(end) && initial is not ('a' or 'i') && !goesOn))
            && roster.FirstAndInitial(first, initial) is { Count: > 0 } pupils)
        {
            hits.Add(new(start, end + 1, NameTier.Initial, pupils));
        }
    }

    private void BeginsWithInitial(int start)
    {
        roster.Tree.Walk(stream.Letters, start + 1, inner);
        foreach (var (until, _, surname) in inner)
        {
            if (surname == NameTree.None || !stream.IsEdge(until)
                || roster.InitialAndSurname(stream.Letters[start], surname) is not { Count: > 0 } pupils)
            {
                continue;
            }

            if (!stream.IsEdge(start + 1))
            {
                if (IsMarked(start, until) && stream.NextEdge(start) == until)
                {
                    hits.Add(new(start, until, NameTier.Handle, pupils));
                }
            }
            else if (LooseNames.IsInitialOf(stream, start, roster.Surname(surname).IsWord))
            {
                hits.Add(new(start, until, NameTier.Initial, pupils));
            }
        }
    }

    private bool IsMarked(int start, int until) =>
        isFileName || Gap.IsAccount(stream, start) || Gap.GoesOnAsAccount(stream, until);
}
