using System.Collections.Concurrent;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>A past answer that the draft would have given otherwise.</summary>
/// <param name="Line">Where it is recorded, from 1.</param>
public sealed record RehearsedChange(int Line, Question Question, Verdict Was, Verdict Becomes)
{
    /// <summary>Who and what, and both answers: <c>a teacher to connect with a former pupil: was forbidden, would be allowed</c>.</summary>
    public string Sentence => $"{Phrasing.A(Question.Actor)} to {Phrasing.Doing(Question)}: was {Rehearsal.Said(Was)}, would be {Rehearsal.Said(Becomes)}";
}

/// <summary>A line that could not be replayed, and why, as one lower-case sentence.</summary>
public sealed record UnreadLine(int Line, string Problem);

/// <summary>Recorded decisions replayed under a draft, before anybody votes on it.</summary>
public sealed record Rehearsal
{
    /// <summary>How many decisions were replayed.</summary>
    public required int Replayed { get; init; }

    /// <summary>Past answers that would have been different, in the order of the lines.</summary>
    public required IReadOnlyList<RehearsedChange> Changes { get; init; }

    public required IReadOnlyList<UnreadLine> Unread { get; init; }

    /// <summary>How many recorded answers the document in force would not give today either; null where none was named.</summary>
    public required int? ChangedAlready { get; init; }

    /// <summary>The changes summed up, the most frequent first: <c>3 answers: was forbidden, would be allowed</c>.</summary>
    public IReadOnlyList<string> Sums => [.. Changes.CountBy(change => (change.Was, change.Becomes)).OrderByDescending(sum => sum.Value).ThenBy(sum => sum.Key)
        .Select(sum => $"{sum.Value:N0} {(sum.Value == 1 ? "answer" : "answers")}: was {Said(sum.Key.Was)}, would be {Said(sum.Key.Becomes)}")];

    /// <summary>The whole in one sentence.</summary>
    public string Sentence =>
        $"{Changes.Count:N0} of {Replayed:N0} answers would have been different"
        + (ChangedAlready is { } already ? $"; {already:N0} recorded {(already == 1 ? "answer is" : "answers are")} not what the document in force says" : "")
        + (Unread.Count == 0 ? "." : $"; {Unread.Count:N0} {(Unread.Count == 1 ? "line" : "lines")} could not be read.");

    /// <summary>Replays lines of JSON, on every core. A line that cannot be read is named and never stops the rest; empty lines are left aside.</summary>
    /// <param name="recorded">The lines, in UTF-8. It is read once, from where it stands.</param>
    /// <param name="inForce">Answers for lines that record no verdict; null where every line must record one.</param>
    public static Rehearsal Run(PolicyDocument draft, Stream recorded, PolicyDocument? inForce = null)
    {
        var (compiled, before, lines, parts) = (draft.Compile(), inForce?.Compile(), new RecordedLines(recorded), new ConcurrentBag<ReplayedPart>());
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            byte[] buffer = [];
            var replay = new Replay(draft, compiled, inForce, before);
            while (lines.Next(ref buffer, out var place) is var length and > 0)
            {
                parts.Add(replay.Run(place, buffer.AsSpan(0, length)));
            }
        });
        var (first, changes, unread) = (0, new List<RehearsedChange>(), new List<UnreadLine>());
        foreach (var part in parts.OrderBy(part => part.Place))
        {
            changes.AddRange(part.Changes.Select(change => change with { Line = first + change.Line }));
            unread.AddRange(part.Unread.Select(line => line with { Line = first + line.Line }));
            first += part.Lines;
        }

        return new Rehearsal
        {
            Replayed = parts.Sum(part => part.Replayed),
            Changes = changes,
            Unread = unread,
            ChangedAlready = inForce is null ? null : parts.Sum(part => part.ChangedAlready),
        };
    }

    /// <summary>The verdicts of many situations, on every core.</summary>
    public static Verdict[] Verdicts(CompiledPolicy policy, EncodedQuestion[] situations)
    {
        var verdicts = new Verdict[situations.Length];
        const int Part = 10_000;
        Parallel.For(0, (situations.Length + Part - 1) / Part, part =>
        {
            for (var place = part * Part; place < Math.Min(situations.Length, (part + 1) * Part); place++)
            {
                verdicts[place] = policy.Verdict(in situations[place]);
            }
        });
        return verdicts;
    }

    internal static string Said(Verdict verdict) => verdict switch
    {
        Verdict.AllowedOnce => "allowed once others have agreed",
        Verdict.Judgement => "for a person to decide",
        Verdict.OutOfScope => "outside the policy",
        Verdict.Silent => "not spoken of",
        Verdict.NeedsFacts => "open until more is said",
        Verdict.ToDo => "something to act upon",
        _ => Words.Of(verdict),
    };
}
