using System.Globalization;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>What a proposal would do, in sentences, with the numbers of the school's own text in the place of ours.</summary>
/// <param name="Does">In one sentence.</param>
/// <param name="Also">What comes with it.</param>
/// <param name="Numbers">Which numbers are the school's, and of which its text says nothing.</param>
internal sealed record ProposalText(string Does, IReadOnlyList<string> Also, IReadOnlyList<string> Numbers)
{
    public static ProposalText Of(Proposal proposal, string prose)
    {
        var numbers = new StatedNumbers(prose);
        var said = CopiedBlocks.Of(proposal.Document, proposal.Clause.Id).Where(block => block.Kind is not ("ask" or "words" or "role" or "setting"))
            .OrderByDescending(block => ReferenceEquals(block.Record, proposal.Rule))
            .Select(block => ReadBack.Sentences(block with { Record = Read(block.Record, numbers) })).ToList();
        return new ProposalText(said[0][0], [.. said[0].Skip(1), .. said.Skip(1).SelectMany(sentences => sentences)], [.. numbers.Told]);
    }

    /// <summary>How sure it is, and of what.</summary>
    public static string Sure(Proposal proposal) => (proposal.IsStrong
        ? "Fairly sure. When we tried it out, nine in ten proposals shown like this one said what the clause said. "
        : "A guess, which may say something else than your clause. ")
        + (proposal.RestsOn.Count == 0 ? "" : $"It goes by your words {English.And(proposal.RestsOn.Select(word => $"“{word}”"))}.");

    // Clauses to which a rule gives way come along only where they are taken as well, so nothing is said of them here.
    private static object? Read(object? record, StatedNumbers numbers) => record switch
    {
        Rule rule => rule with { Until = Until(rule.Until, numbers), Then = Duties(rule.Then, numbers), Except = [] },
        Route route => route with { Within = Within(route.Within, numbers), Then = Duties(route.Then, numbers) },
        Ladder ladder => ladder with { Steps = Steps(ladder.Steps, numbers) },
        Procedure procedure => procedure with
        {
            Within = Within(procedure.Within, numbers),
            Work = Steps(procedure.Work, numbers),
            Then = Duties(procedure.Then, numbers),
        },
        Cadence cadence => cadence with { Every = cadence.Every is { } every ? Interval.Read(numbers.Every(every.ToString())) : null, Due = null },
        _ => record,
    };

    private static Waiting? Until(Waiting? until, StatedNumbers numbers) => until is null ? null : until with
    {
        Limbs = [.. until.Limbs.Select(limb => limb with
        {
            Years = int.Parse(
                limb.From == DateFact.Birth ? numbers.Age(Digits(limb.Years)) : numbers.YearsGone(Digits(limb.Years)),
                CultureInfo.InvariantCulture),
        })],
    };

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Interval? Within(Interval? within, StatedNumbers numbers) => within is null ? null : Interval.Read(numbers.Within(within.ToString()));

    private static List<WorkStep> Steps(IReadOnlyList<WorkStep> steps, StatedNumbers numbers) =>
        [.. steps.Select(step => step with { Within = Within(step.Within, numbers) })];

    private static List<Duty> Duties(IReadOnlyList<Duty> duties, StatedNumbers numbers) =>
        [.. duties.Select(duty => duty is Duty.ReportTo { Within: { } within } report ? report with { Within = numbers.Within(within) } : duty)];
}
