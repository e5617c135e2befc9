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

    /// <summary>Whether the next review should look at it: the text is silent, or says itself that it can be read both ways.</summary>
    public static bool IsOpen(Answer answer) => answer.Verdict == Verdict.Silent || IsAmbiguous(answer);

    public async Task Count(PolicyInForce policy, Answer answer, DateOnly today, CancellationToken ct)
    {
        var question = answer.Question;
        var (month, ambiguous) = (new DateOnly(today.Year, today.Month, 1), IsAmbiguous(answer));
        var actor = string.Join(" and ", question.Actors.Select(role => Widest(policy.Words, role)).Distinct().Order(StringComparer.Ordinal));
        var (counterpart, channel) = (question.With?.Name ?? "", question.On?.Name ?? "");
        for (var turn = 0; turn < Turns; turn++)
        {
            var count = await db.Set<UnansweredCount>().FirstOrDefaultAsync(
                row => row.Establishment == me.Establishment && row.Policy == policy.Hash && row.Month == month && row.Actor == actor
                    && row.Action == question.Action.Name && row.Counterpart == counterpart && row.Channel == channel && row.Ambiguous == ambiguous,
                ct);
            if (count is null)
            {
                count = new UnansweredCount
                {
                    Establishment = me.Establishment,
                    Policy = policy.Hash,
                    Month = month,
                    Actor = actor,
                    Action = question.Action.Name,
                    Counterpart = counterpart,
                    Channel = channel,
                    Ambiguous = ambiguous,
                };
                db.Add(count);
            }

            count.Times++;
            count.Version++;
            var facts = new Dictionary<string, string> { ["action"] = question.Action.Name, ["counterpart"] = counterpart };
            if (await db.TrySave(new AuditEvent(ambiguous ? PolicyEvents.AskedAmbiguous : PolicyEvents.AskedSilent, me.Establishment, null, clock.GetUtcNow())
            {
                Policy = policy.Hash,
                Facts = facts,
            }, ct))
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
