using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>Finds the roster's names in one text, in every arrangement of a first name and a surname.</summary>
internal sealed class NameScan
{
    private readonly LetterStream stream;
    private readonly Roster roster;
    private readonly List<MarkedRun> marks;
    private readonly NamePairs pairs;
    private readonly NameInitials initials;
    private readonly TaggedNames tagged;
    private readonly List<NameHit> hits = [];
    private readonly Dictionary<int, (int Start, int End)> firstsAlone = [];
    private readonly HashSet<int> surnamesMet = [];
    private readonly List<(int End, int First, int Surname)> inner = [];

    private NameScan(LetterStream stream, Roster roster, bool isFileName)
    {
        this.stream = stream;
        this.roster = roster;
        marks = MarkedWords.Of(stream, isFileName);
        pairs = new NamePairs(stream, roster, marks);
        initials = new NameInitials(stream, roster, marks);
        tagged = new TaggedNames(stream, roster);
    }

    /// <summary>The hits by their place in the original text. A reading that took signs for other letters never finds more than a likeness.</summary>
    public static List<NameHit> Find(PlainText plain, Roster roster, bool isFileName)
    {
        var all = new List<NameHit>();
        foreach (var reading in Readings.Besides(plain.Original).Prepend(Reading.AsWritten))
        {
            var stream = LetterStream.Of(reading == Reading.AsWritten ? plain : PlainText.Of(plain.Original, reading));
            var scan = new NameScan(stream, roster, isFileName);
            scan.Run();
            foreach (var hit in Overlaps.WithoutTurnedAcross(scan.hits))
            {
                var (start, length) = stream.Span(hit.From, hit.To);
                var tier = reading == Reading.AsWritten || hit.Tier == NameTier.FirstOnly ? hit.Tier : NameTier.Fuzzy;
                if (reading == Reading.AsWritten || hit.Tier != NameTier.FirstOnly)
                {
                    all.Add(hit with { From = start, To = start + length, Tier = tier });
                }
            }
        }

        return Overlaps.Settle(all);
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

            hits.AddRange(initials.BeforeSurname(start));
        }

        foreach (var run in marks)
        {
            hits.AddRange(tagged.Find(run));
        }

        hits.AddRange(new SimilarNames(stream, roster).Find());
        FirstsAlone();
    }

    private void BeginsWithFirst(int start, int end, int first)
    {
        roster.Tree.Walk(stream.Letters, end, inner);
        foreach (var (until, _, surname) in inner)
        {
            if (surname != NameTree.None)
            {
                Keep(pairs.Weigh(start, end, until, first, surname, turned: false), surname);
            }
        }

        if (!stream.IsEdge(end))
        {
            return;
        }

        if (end < stream.Letters.Length && roster.First(first).Partners.Count > 0)
        {
            hits.AddRange(initials.AfterFirst(start, end, first));
            foreach (var (hit, surname) in LooseNames.Apart(stream, roster, start, end, first))
            {
                surnamesMet.Add(surname);
                hits.Add(hit);
            }
        }

        if (roster.First(first).Alone.Count > 0 && LooseNames.MayStandAlone(stream, roster.First(first), start, end, marks))
        {
            hits.Add(new(start, end, NameTier.Fuzzy, [.. roster.First(first).Alone]));
        }

        if (roster.First(first).Pupils.Count > 0 && LooseNames.IsFirstAlone(stream, roster, start, end, first))
        {
            firstsAlone.TryAdd(first, (start, end));
        }
    }

    private void BeginsWithSurname(int start, int end, int surname)
    {
        roster.Tree.Walk(stream.Letters, end, inner);
        foreach (var (until, first, _) in inner)
        {
            if (first != NameTree.None)
            {
                Keep(pairs.Weigh(start, end, until, first, surname, turned: true), surname);
            }
        }

        hits.AddRange(initials.AfterSurname(start, end, surname));
        if (FamilyNames.At(stream, roster.Surname(surname), start, end) is { } family)
        {
            surnamesMet.Add(surname);
            hits.Add(family);
        }
    }

    private void Keep(IEnumerable<NameHit> found, int surname)
    {
        foreach (var hit in found)
        {
            if (!hit.Doubtful)
            {
                surnamesMet.Add(surname);
            }

            hits.Add(hit);
        }
    }

    // "Zainab Khan and her brother Ibrahim": a first name beside a surname that stands in the same text says who is meant.
    private void FirstsAlone()
    {
        foreach (var (first, (start, end)) in firstsAlone)
        {
            var entry = roster.First(first);
            var named = surnamesMet.Where(entry.Partners.Contains).SelectMany(surname => roster.Both(first, surname)).Distinct().ToList();
            hits.Add(named.Count > 0 && !entry.IsWord && !LooseNames.GoesOnAsName(stream, end)
                ? new(start, end, NameTier.Fuzzy, named)
                : new(start, end, NameTier.FirstOnly, [.. entry.Pupils]));
        }
    }
}
