using System.Collections.Frozen;
using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>Names inside a hashtag, an account or an address, wherever in it they begin: "#VoteGraceOkaforForCaptain".</summary>
internal sealed class TaggedNames(LetterStream stream, Roster roster)
{
    private const int Shortest = 8;

    private static readonly FrozenSet<string> Cheers =
        ("vote votefor congrats congratulations welldone happybirthday go team bravo thanks thankyou proudof goodluck captain welcome welove")
        .Split(' ').ToFrozenSet();

    private readonly List<(int End, int First, int Surname)> firsts = [];
    private readonly List<(int End, int First, int Surname)> seconds = [];

    /// <summary>Whole names inside a hashtag, an account or an address, with other words around them or none.</summary>
    public IEnumerable<NameHit> Find(MarkedRun run)
    {
        for (var start = run.From; start < run.To; start++)
        {
            roster.Tree.Walk(stream.Letters, start, firsts);
            foreach (var (middle, first, surname) in firsts)
            {
                roster.Tree.Walk(stream.Letters, middle, seconds);
                foreach (var (until, second, other) in seconds)
                {
                    if (until > run.To || until - start < Shortest)
                    {
                        continue;
                    }

                    if (first != NameTree.None && other != NameTree.None && Whole(run, start, first, other) is { Count: > 0 } named)
                    {
                        yield return new(start, until, NameTier.Handle, named);
                    }

                    if (surname != NameTree.None && second != NameTree.None && Whole(run, start, second, surname) is { Count: > 0 } turned)
                    {
                        yield return new(start, until, NameTier.Handle, turned, Turned: true);
                    }
                }
            }
        }
    }

    // Two words inside a longer tag are a thing ("#charityballtickets") unless somebody is cheered ("#votegracebell").
    private IReadOnlyList<Guid> Whole(MarkedRun run, int start, int first, int surname) =>
        roster.First(first).IsWord && roster.Surname(surname).IsWord && !(start > run.From && Cheers.Contains(stream.Letters[run.From..start]))
            ? []
            : roster.Both(first, surname);
}
