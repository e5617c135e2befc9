using System.Globalization;
using Countersign.Policies.Drafts.Propose;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Tests.Policies.Drafts.Propose;

/// <summary>
/// Every rule-bearing clause of the five documents, said in other words, and clauses of schools for which there is no rule: document, clause, heading, text.
/// The first list was there while the matcher was made. The second was kept apart, but what makes a proposal sure was tightened after it was read once; ADR 56.
/// </summary>
[Trait("Database", "none")]
public class ProposalReachTests
{
    private static readonly IReadOnlyList<PolicyDocument> Founding =
        [.. ((string[])["federation", "infant", "primary", "school", "trust"]).Select(PolicyTexts.Shipped)];

    private static readonly Proposals All = new(Founding);

    [Theory]
    [InlineData("paraphrases.tsv", 0.80)]
    [InlineData("held-back.tsv", 0.67)]
    [InlineData("third.tsv", 0.70)]
    public void Most_clauses_are_offered_their_rule_first_and_few_wrong_ones_are_shown_as_sure(string list, double least)
    {
        var rows = File.ReadAllLines(Path.Combine(Checkout.Root, "tests/Countersign.Tests/Policies/Drafts/Propose", list)).Select(line => line.Split('\t'))
            .Select(row => (Document: row[0], Clause: row[1], Found: All.For(row[2], row[3]))).ToList();
        var bearing = rows.Where(row => row.Document != "-").ToList();

        var first = bearing.Count(row => row.Found.Count > 0 && IsRight(row.Document, row.Clause, row.Found[0]));
        var any = bearing.Count(row => row.Found.Any(proposal => IsRight(row.Document, row.Clause, proposal)));
        var strong = rows.Where(row => row.Found.Any(proposal => proposal.IsStrong)).ToList();
        var wrong = strong.Where(row => !IsRight(row.Document, row.Clause, row.Found[0])).ToList();

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{list}: {bearing.Count} clauses, right first {first}, "
            + $"among those shown {any}; of {rows.Count} texts {strong.Count} have a sure one, {wrong.Count} of them wrong"));
        Assert.True(first >= least * bearing.Count, $"{first} of {bearing.Count} are right");
        Assert.True(wrong.Count <= 0.05 * rows.Count, $"{wrong.Count} of {rows.Count} have a wrong one that is shown as sure");
    }

    // The clause itself, or one whose best rule has verdict, actors, action and counterparts in common with one of its rules.
    private static bool IsRight(string document, string clause, Proposal proposal) =>
        (proposal.Document.Front.Id == document && proposal.Clause.Id == clause)
        || (proposal.Rule is { } rule && Founding.Where(one => one.Front.Id == document).SelectMany(one => one.Rules)
            .Any(other => other.Clause.Id == clause && Proposals.SaysSame(rule, other)));
}
