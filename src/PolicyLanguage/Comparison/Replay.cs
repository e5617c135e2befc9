using System.Text;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>What one part of the recorded lines came to.</summary>
internal sealed class ReplayedPart(int place)
{
    public int Place { get; } = place;

    public int Lines { get; set; }

    public int Replayed { get; set; }

    public int ChangedAlready { get; set; }

    /// <summary>Their lines are counted from the beginning of the part.</summary>
    public List<RehearsedChange> Changes { get; } = [];

    public List<UnreadLine> Unread { get; } = [];
}

/// <summary>Replays recorded lines under a draft. One thread at a time.</summary>
internal sealed class Replay(PolicyDocument draft, CompiledPolicy compiled, PolicyDocument? inForce, CompiledPolicy? before)
{
    private readonly RecordEncoder now = new(draft, compiled);

    private readonly RecordEncoder? then = inForce is null ? null : new RecordEncoder(inForce, before!);

    public ReplayedPart Run(int place, ReadOnlySpan<byte> lines)
    {
        var part = new ReplayedPart(place);
        while (lines.Length > 0)
        {
            var line = RecordedLines.First(ref lines);
            part.Lines++;
            if (!line.Trim(" \t"u8).IsEmpty && !IsSettled(line, part) && Encoding.UTF8.GetString(line) is var text && !text.AsSpan().IsWhiteSpace())
            {
                Explain(text, part);
            }
        }

        return part;
    }

    // A line that changes nothing, which most do, is only counted.
    private bool IsSettled(ReadOnlySpan<byte> line, ReplayedPart part)
    {
        if (!now.TryRead(line, out var situation, out var recorded))
        {
            return false;
        }

        Verdict? today = null;
        if (then is not null)
        {
            if (!then.TryRead(line, out var asked, out _))
            {
                return false;
            }

            today = before!.Verdict(in asked);
        }

        if ((recorded ?? today) != compiled.Verdict(in situation))
        {
            return false;
        }

        part.Replayed++;
        part.ChangedAlready += recorded is not null && today is not null && recorded != today ? 1 : 0;
        return true;
    }

    // Of all others the whole question is read, for people are told of it, or of what is wrong with it.
    private void Explain(string text, ReplayedPart part)
    {
        var (decision, problem) = RecordedDecision.Read(text, draft.Vocabulary);
        var today = inForce is not null && RecordedDecision.Read(text, inForce.Vocabulary).Decision is { } known
            ? before!.Verdict(before.Encode(known.Question))
            : (Verdict?)null;
        if (decision is null || (decision.Verdict ?? today) is not { } was)
        {
            part.Unread.Add(new UnreadLine(part.Lines, problem ?? "the line records no verdict"));
            return;
        }

        part.Replayed++;
        part.ChangedAlready += decision.Verdict is not null && today is not null && decision.Verdict != today ? 1 : 0;
        var becomes = compiled.Verdict(compiled.Encode(decision.Question));
        if (was != becomes)
        {
            part.Changes.Add(new RehearsedChange(part.Lines, decision.Question, was, becomes));
        }
    }
}
