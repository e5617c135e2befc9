using System.Collections.Frozen;
using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>One name with the first letter of the other: "Grace O.", "Layla al-M.", "G. Okafor", "OKAFOR G" and the account "gokafor07".</summary>
internal sealed class NameInitials(LetterStream stream, Roster roster, List<MarkedRun> marks)
{
    private const int ShortestAccount = 4;

    private static readonly FrozenSet<string> AfterName =
        "in from who whose of for with on at is has had was won wins and aged took takes scored made said says".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Rooms = (
        "group plan class vitamin section block room team set platform category exhibit option part appendix studio court pitch gate key "
        + "grade level house hepatitis type bus exam paper unit year form").Split(' ').ToFrozenSet();

    private readonly List<(int End, int First, int Surname)> found = [];

    public IEnumerable<NameHit> AfterFirst(int start, int end, int first)
    {
        var at = end;
        for (var skipped = 0; skipped < 3 && at < stream.Letters.Length && stream.NextEdge(at) - at > 1 && NameForm.IsParticle(stream.Word(at))
            && stream.GapBefore(at).Length <= 1; skipped++)
        {
            at = stream.NextEdge(at);
        }

        if (at >= stream.Letters.Length || !stream.IsEdge(at + 1) || roster.FirstAndInitial(first, stream.Letters[at]) is not { Count: > 0 } pupils)
        {
            yield break;
        }

        var run = MarkedWords.At(marks, start, at + 1);
        var gap = stream.GapBefore(at);
        if (run.Mark != Mark.None)
        {
            if (run.To == at + 1 && (gap.Length == 1 || stream.IsCapital(at)) && !roster.First(first).IsWord)
            {
                yield return new(start, at + 1, NameTier.Initial, pupils);
            }
        }
        else if (stream.IsCapital(start) && (Gap.IsBlank(gap) || (at > end && gap is "-" or "'" or "’" or ""))
            && IsFinal(start, at, roster.First(first).IsWord))
        {
            yield return new(start, at + 1, NameTier.Initial, pupils);
        }
    }

    public IEnumerable<NameHit> BeforeSurname(int start)
    {
        roster.Tree.Walk(stream.Letters, start + 1, found);
        foreach (var (until, _, surname) in found)
        {
            if (surname == NameTree.None || !stream.IsEdge(until)
                || roster.InitialAndSurname(stream.Letters[start], surname) is not { Count: > 0 } pupils)
            {
                continue;
            }

            if (!stream.IsEdge(start + 1) || stream.GapBefore(start + 1).Length == 0)
            {
                if (until - start >= ShortestAccount && IsMarked(start, until) && (stream.NextEdge(start) == until || stream.IsEdge(start + 1)))
                {
                    yield return new(start, until, NameTier.Handle, pupils);
                }
            }
            else if (IsInitialOf(start, until, roster.Surname(surname).IsWord))
            {
                yield return new(start, until, NameTier.Initial, pupils);
            }
        }
    }

    public IEnumerable<NameHit> AfterSurname(int start, int end, int surname)
    {
        if (end >= stream.Letters.Length || !stream.IsEdge(end + 1) || roster.InitialAndSurname(stream.Letters[end], surname) is not { Count: > 0 } pupils)
        {
            yield break;
        }

        var gap = stream.GapBefore(end);
        var turned = stream.IsEdge(end) && gap.Length is 1 or 2 && !gap.ContainsAny(".'’\n") && stream.IsCapital(start) && stream.IsCapital(end)
            && !(stream.PreviousEdge(start) is >= 0 and var before && CommonWords.IsTitle(stream, before))
            && (gap.Contains(',') ? stream.GapBefore(end + 1).StartsWith('.') || !Gap.IsBlank(stream.GapBefore(end + 1))
                : !roster.Surname(surname).IsWord && stream.Letters[end] is not ('a' or 'i') && !GoesOn(end + 1));
        if (turned || ((!stream.IsEdge(end) || gap is "_" or ".") && IsMarked(start, end + 1)))
        {
            yield return new(start, end + 1, turned ? NameTier.Initial : NameTier.Handle, pupils, Turned: turned);
        }
    }

    private bool IsFinal(int start, int at, bool firstIsWord)
    {
        var initial = stream.Letters[at];
        var after = stream.GapBefore(at + 1);
        if (after.StartsWith('.'))
        {
            return at + 1 >= stream.Letters.Length || after.Length > 1 || (stream.IsEdge(at + 2) && stream.IsCapital(at + 1));
        }

        // "Isla C-W" and "Sinéad O'H" go on with another initial; other words after a hyphen or an apostrophe are no name.
        if (!stream.IsCapital(at) || GoesOn(at + 1))
        {
            return false;
        }

        return initial is not ('a' or 'i') || at + 1 >= stream.Letters.Length || !Gap.IsBlank(after)
            || (AfterName.Contains(stream.Word(at + 1)) && !(firstIsWord && Gap.StartsSentence(stream, start)));
    }

    private bool GoesOn(int letter)
    {
        if (letter >= stream.Letters.Length)
        {
            return false;
        }

        var gap = stream.GapBefore(letter);
        var single = stream.IsEdge(letter + 1);
        var owns = single && stream.Letters[letter] == 's';
        return gap.Length > 0 && gap[0] is '\'' or '’' or '-' ? !single && !owns : Gap.IsBlank(gap) && stream.IsCapital(letter) && !single;
    }

    // Whether the single letter at start reads as the initial of the surname after it.
    private bool IsInitialOf(int start, int until, bool surnameIsWord)
    {
        var gap = stream.GapBefore(start + 1);
        var before = stream.PreviousEdge(start);
        var beginning = start;
        while (before >= 0 && beginning - before == 1 && stream.IsCapital(before) && stream.GapBefore(beginning).Length is > 0 and <= 2)
        {
            beginning = before;
            before = stream.PreviousEdge(before);
        }

        var word = before < 0 ? "" : stream.Word(before);
        if (beginning != start || (before >= 0 && CommonWords.IsTitle(stream, before)) || gap.Length > 2 || gap.Contains('\n') || !stream.IsCapital(start)
            || !(stream.IsCapital(start + 1) || NameForm.IsParticle(stream.Word(start + 1))))
        {
            return false;
        }

        var inSentence = !Gap.StartsSentence(stream, start) || MarkedWords.At(marks, start, until).Mark != Mark.None;
        return gap.StartsWith('.')
            || (Gap.IsBlank(gap) && (stream.Letters[start] is not ('a' or 'i') || (inSentence && stream.Letters[start] == 'a' && !surnameIsWord))
                && !(surnameIsWord && Rooms.Contains(word)));
    }

    private bool IsMarked(int start, int until) =>
        MarkedWords.At(marks, start, until).Mark is Mark.Account or Mark.Address || Gap.GoesOnAsAccount(stream, until);
}
