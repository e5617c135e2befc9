using System.Globalization;
using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Drafts.Propose;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Tests.Policies.Drafts.Propose;

[Trait("Database", "none")]
public class ProposalDecisionTests
{
    private static readonly IReadOnlyList<PolicyDocument> Founding =
        [.. ((string[])["federation", "infant", "primary", "school", "trust"]).Select(PolicyTexts.Shipped)];

    // Reading takes longer the more was accepted: in the suite the clauses of all five documents are dealt to two drafts.
    private static readonly int Drafts = Environment.GetEnvironmentVariable("COUNTERSIGN_ORDERS") is null ? 2 : 1;

    /// <summary>In the suite one order, others, all of it in one draft, in <c>./dev long</c>.</summary>
    public static TheoryData<int> Orders =>
        new(Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("COUNTERSIGN_ORDERS") ?? "1", CultureInfo.InvariantCulture)));

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_draft_can_be_read_after_every_acceptance_in_whatever_order(int seed)
    {
        var all = Founding.SelectMany(document => CopiedBlocks.Running(document).Select(clause => (Document: document, Clause: clause))).ToArray();
        var order = new Random(seed);
        order.Shuffle(all);
        var left = all.Chunk((all.Length + Drafts - 1) / Drafts).SelectMany(taken => Left(taken, order));

        Assert.Empty(left);
    }

    [Fact]
    public void Only_the_words_and_roles_that_the_blocks_use_come_along()
    {
        var draft = Draft([""]);

        Accept(draft, "1", "infant", "7.1-13");

        Assert.Equal("```role headteacher\ncalled headteacher\n```", draft.Clauses[^1].Blocks);
        Accept(draft, "1", "infant", "6.1");
        Assert.Contains("action communicate with families", draft.Clauses[^1].Blocks, StringComparison.Ordinal);
        Assert.Contains("fact agreed way", draft.Clauses[^1].Blocks, StringComparison.Ordinal);
        Assert.DoesNotContain("illegal material", draft.Clauses[^1].Blocks, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.1-1", "3.1-F", "except 2")]
    [InlineData("3.1-F", "3.1-1", "except 1")]
    public void An_exception_comes_along_where_the_clause_it_names_does_whichever_is_taken_first(string first, string second, string exception)
    {
        var draft = Draft(["", ""]);

        Accept(draft, "1", "trust", first);
        Assert.DoesNotContain("except", draft.Clauses[0].Blocks, StringComparison.Ordinal);
        Accept(draft, "2", "trust", second);

        Assert.Contains("forbid staff to connect\nwith a current pupil\n" + exception, draft.Clauses[0].Blocks + draft.Clauses[1].Blocks, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_two_documents_have_is_one_word_with_the_names_of_both()
    {
        var draft = Draft(["", ""]);

        Accept(draft, "1", "school", "A.g.disc");
        Accept(draft, "2", "infant", "7.1-6");

        var words = draft.Clauses[^1].Blocks.Split('\n').Where(line => line.StartsWith("action bully somebody", StringComparison.Ordinal));
        Assert.Contains("also bully a colleague, harass somebody, leave somebody out on purpose", Assert.Single(words), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_taken_over_has_the_numbers_of_the_schools_own_text()
    {
        var draft = Draft(["Past pupils may be contacted once they are 18.", "Past pupils may be contacted.", "We go through this policy every two years."]);

        Accept(draft, "1", "infant", "6.2");
        Accept(draft, "2", "infant", "6.2");
        Accept(draft, "3", "trust", "0.2");

        Assert.Contains("until age 18", draft.Clauses[0].Blocks, StringComparison.Ordinal);
        Assert.DoesNotContain("until age 19", draft.Clauses[0].Blocks, StringComparison.Ordinal);
        Assert.Contains("until age 19", draft.Clauses[1].Blocks, StringComparison.Ordinal);
        Assert.Equal("```cadence 3-review\ntask look at this policy again\nevery 2 years\n```", draft.Clauses[2].Blocks);
    }

    [Fact]
    public void An_example_that_cites_a_clause_which_is_not_there_stays_behind_and_what_stood_in_the_clause_stays()
    {
        const string Own = "```setting hours\nmeans when we work\n```";
        var draft = Draft(["", ""]);
        draft.Clauses[0].Blocks = Own;

        Accept(draft, "1", "school", "A.g.disc");
        Accept(draft, "2", "school", "B.g.disc");

        Assert.StartsWith(Own, draft.Clauses[0].Blocks, StringComparison.Ordinal);
        Assert.Contains("= forbidden, clause 1\n", draft.Clauses[0].Blocks, StringComparison.Ordinal);
        Assert.Contains("= forbidden, clause 1\n", draft.Clauses[1].Blocks, StringComparison.Ordinal);
        Assert.DoesNotContain("clause A.s2", draft.Clauses[1].Blocks, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_description_of_the_same_work_is_called_as_the_school_heads_its_clause()
    {
        var founding = Founding.First(document => document.Procedures.Any(one => one.Id == "publish"));
        var publish = founding.Procedures.Single(one => one.Id == "publish").Clause.Id;
        var draft = Draft(["", "", ""]);
        draft.Clauses[1].Heading = "News of the Sixth Form";

        foreach (var number in (string[])["1", "2", "3"])
        {
            Accept(draft, number, founding.Front.Id, publish);
        }

        Assert.Equal(
            ["publish", "news-of-sixth-form", "clause"],
            draft.Clauses.SelectMany(clause => DraftBlock.In(clause.Blocks)).Where(block => block.Kind == "procedure").Select(block => block.Id));
    }

    private static List<string> Left((PolicyDocument Document, Clause Clause)[] taken, Random order)
    {
        var draft = Draft(taken.Select(one => one.Clause.Markdown));
        var clauses = draft.Clauses.Take(taken.Length).ToArray();
        order.Shuffle(clauses);

        var left = new List<string>();
        foreach (var (clause, (document, founding)) in clauses.Zip(taken))
        {
            left.AddRange(ProposalDecision.Accept(draft, clause, document, founding.Id).Select(block => $"{document.Front.Id} {founding.Id} {block}"));

            Assert.Empty(DraftText.Of(draft).Read().Problems.Select(problem => $"{document.Front.Id} {founding.Id}: {problem}"));
        }

        return left;
    }

    private static void Accept(PolicyDraft draft, string number, string document, string clause) =>
        ProposalDecision.Accept(draft, draft.Clauses.Single(one => one.Number == number), Founding.Single(one => one.Front.Id == document), clause);

    private static PolicyDraft Draft(IEnumerable<string> prose)
    {
        var draft = new PolicyDraft { Title = "Ours", Front = "policy: draft\ntitle: Ours\nwhen silent: headteacher\nwhen unknown: headteacher" };
        draft.Clauses.AddRange(prose.Select((text, i) => Clause(draft, i + 1, (i + 1).ToString(CultureInfo.InvariantCulture), text, "")));
        draft.Clauses.Add(Clause(draft, draft.Clauses.Count + 1, "A.1", "", "```role headteacher\ncalled headteacher\n```"));
        return draft;
    }

    private static DraftClause Clause(PolicyDraft draft, int place, string number, string prose, string blocks) =>
        new() { Draft = draft.Id, Place = place, Number = number, Level = 2, Heading = "A clause", Prose = prose, Blocks = blocks };
}
