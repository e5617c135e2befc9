using System.Linq.Expressions;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.PolicyLanguage.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.Unanswered;

/// <summary>Counts what the policy leaves open, for those who review it.</summary>
internal sealed class CountUnanswered(CountersignDb db, Me me, TimeProvider clock)
{
    // Two people may ask the same at the same instant; one more turn finds the other's count.
    private const int Turns = 3;

    // Words of a short sentence, of one of middling length, and of the longest that is read.
    public const int Short = 6, Middling = 15, Long = 400;

    /// <summary>Whether the next review should look at it: the text is silent, or says itself that it can be read both ways.</summary>
    public static bool IsOpen(Answer answer) => answer.Verdict == Verdict.Silent || IsAmbiguous(answer);

    public Task Count(PolicyInForce policy, Answer answer, DateOnly today, CancellationToken ct)
    {
        var question = answer.Question;
        var (month, ambiguous) = (MonthOf(today), IsAmbiguous(answer));
        var actor = Widest(policy, question.Actors);
        var (counterpart, channel) = (question.With?.Name ?? "", question.On?.Name ?? "");
        return Count(
            row => row.Establishment == me.Establishment && row.Policy == policy.Hash && row.Month == month && row.Actor == actor
                && row.Action == question.Action.Name && row.Counterpart == counterpart && row.Channel == channel && row.Ambiguous == ambiguous,
            () => new UnansweredCount
            {
                Establishment = me.Establishment,
                Policy = policy.Hash,
                Month = month,
                Actor = actor,
                Action = question.Action.Name,
                Counterpart = counterpart,
                Channel = channel,
                Ambiguous = ambiguous,
            },
            () => Act(ambiguous ? PolicyEvents.AskedAmbiguous : PolicyEvents.AskedSilent) with
            {
                Policy = policy.Hash,
                Facts = new Dictionary<string, string> { ["action"] = question.Action.Name, ["counterpart"] = counterpart },
            },
            ct);
    }

    /// <summary>Counts a sentence that was not understood, by its shape alone.</summary>
    /// <param name="about">The action that it came nearest to; empty where it came near none.</param>
    public Task CountNotUnderstood(PolicyInForce policy, IEnumerable<string> actors, string sentence, string about, DateOnly today, CancellationToken ct)
    {
        var (month, actor, words) = (MonthOf(today), Widest(policy, actors), sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        var upTo = words <= Short ? Short : words <= Middling ? Middling : Long;
        return Count(
            row => row.Establishment == me.Establishment && row.Month == month && row.Actor == actor && row.About == about && row.WordsUpTo == upTo,
            () => new NotUnderstoodCount { Establishment = me.Establishment, Month = month, Actor = actor, About = about, WordsUpTo = upTo },
            () => Act(PolicyEvents.NotUnderstood),
            ct);
    }

    /// <summary>Sends a sentence to those who look after the policy. What was sent more than a year ago goes.</summary>
    public async Task Send(PolicyInForce policy, IEnumerable<string> actors, string sentence, DateOnly today, CancellationToken ct)
    {
        var oldest = SentSentence.OldestShown(today);
        db.RemoveRange(await db.Set<SentSentence>().Where(row => row.Establishment == me.Establishment && row.Month < oldest).ToListAsync(ct));
        db.Add(new SentSentence { Establishment = me.Establishment, Month = MonthOf(today), Actor = Widest(policy, actors), Sentence = sentence });
        await db.Save(Act(PolicyEvents.SentenceSent), ct);
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static string Widest(PolicyInForce policy, IEnumerable<string> actors) =>
        Widest(policy, actors.Select(actor => policy.Words.Find(WordKind.Actor, actor)).OfType<Word>());

    private static string Widest(PolicyInForce policy, IEnumerable<Word> actors) =>
        string.Join(" and ", actors.Select(role => Widest(policy.Words, role)).Distinct().Order(StringComparer.Ordinal));

    // Of whoever asks nothing is in the act either.
    private AuditEvent Act(AuditEventKind kind) => new(kind, me.Establishment, null, clock.GetUtcNow());

    private async Task Count<TCount>(Expression<Func<TCount, bool>> same, Func<TCount> first, Func<AuditEvent> act, CancellationToken ct)
        where TCount : class, IMonthlyCount
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            var count = await db.Set<TCount>().FirstOrDefaultAsync(same, ct);
            if (count is null)
            {
                db.Add(count = first());
            }

            count.Times++;
            count.Version++;
            if (await db.TrySave(act(), ct))
            {
                return;
            }
        }
    }

    // A school has one headteacher: counted as staff, nobody is known by their role. Of a word under several the first counts.
    private static string Widest(Vocabulary words, Word role) =>
        role.Covers.Select(name => words.Find(WordKind.Actor, name)).OfType<Word>()
            .FirstOrDefault(wide => !role.Equals(wide) && !wide.IsCoveredBy(role)) is { } wider ? Widest(words, wider) : role.Name;

    // Authors of a policy begin the reason of such a rule with these words (docs/policy-language.md).
    private static bool IsAmbiguous(Answer answer) =>
        answer is { Verdict: Verdict.Judgement, Because: { } because } && because.StartsWith("the text is ambiguous", StringComparison.OrdinalIgnoreCase);
}
