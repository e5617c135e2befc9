using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Comparison.Practice;

namespace PolicyLanguage.Tests.Comparison;

public class PracticeDifferenceTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private const string Post = """
        ### 2.1 Posts

        ```procedure publish
        by        manager
        check     by a colleague
        approve   by the headteacher, when controversial
        confirm   2.1 nobody shown is laughed at
        refuse    a personal opinion
        ```
        """;

    private const string Concern = """
        ### 2.1 Concerns

        ```route 2.1-bullying
        about    bullying or safeguarding
        from     staff or parent
        to       headteacher
        subject  headteacher, to the manager
        within   1 day
        ```
        """;

    private const string Breach = """
        ### 2.1 Breaches

        ```ladder parents
        for      parent
        step 1   talk to them, by the manager
        step 2   bar them from events, by the headteacher, when unsure
        step 3   tell the police, optional
        skip to  3, when confidential
        ```
        """;

    private const string Review = """
        ### 2.1 Checks

        ```setting check-interval
        means  regularly
        value  3 months
        ```
        ```cadence 2.1-check
        task     look through the accounts
        every    setting check-interval
        due      2026-09-30
        by       manager
        remind   1 week before
        ```
        """;

    [Fact]
    public void Fewer_signatures_on_a_post_are_told_with_the_posts_that_lose_one()
    {
        var told = Practice(Post, ("check     by a colleague\n", ""));

        Assert.Equal(
            [
                "A post where it could not prove controversial and its author is not the manager: was: a check by a colleague, then the manager gives the final sign-off; becomes: the manager gives the final sign-off.",
                "A post where it could not prove controversial and its author is the manager: was: a check by a colleague; becomes: the manager gives the final sign-off.",
                "A post where it could prove controversial and its author is not the manager: was: a check by a colleague, then approval by the headteacher, then the manager gives the final sign-off; becomes: approval by the headteacher, then the manager gives the final sign-off.",
                "A post where it could prove controversial and its author is the manager: was: a check by a colleague, then approval by the headteacher; becomes: approval by the headteacher.",
            ],
            told);
    }

    [Theory]
    [InlineData("by        manager\n", "", "A post where it could not prove controversial and its author is not the manager: was: a check by a colleague, then the manager gives the final sign-off; becomes: a check by a colleague.", 2)]
    [InlineData("confirm   2.1 nobody shown is laughed at\n", "", "A post: what whoever checks confirms: no longer: “nobody shown is laughed at”.", 1)]
    [InlineData("refuse    a personal opinion\n", "", "A post: what is not taken at all: no longer: it gives anybody's personal opinion.", 1)]
    [InlineData("by        manager\n", "by        manager\nasks      purpose\nwithin    2 days\nthen      keep a copy\nsilent    Nobody says more.\nstep 1    write it\n", "A post: new: Write it.", 5)]
    public void Everything_else_that_a_post_needs_is_told(string from, string to, string sentence, int many)
    {
        var told = Practice(Post, (from, to));

        Assert.Equal(many, told.Count);
        Assert.Contains(sentence, told);
    }

    [Fact]
    public void A_check_that_every_post_gets_anyway_is_no_step_that_goes_or_comes()
    {
        const string Always = "### 2.1 Posts\n\n```procedure publish\ncheck     by a colleague\n```\n";

        var told = Practice(Always, ("by a colleague", "by a colleague, when unsure"));

        Assert.Equal(["A post: what is asked about it: new: “Are you unsure whether it is all right?”."], told);
    }

    [Fact]
    public void A_policy_that_no_longer_speaks_of_posts_has_the_one_asked_who_is_asked_where_it_is_silent()
    {
        var told = Practice(Post, (Post[Post.IndexOf("```", StringComparison.Ordinal)..], "Posts are left aside."));

        Assert.Contains("A post: no longer: the text says how it is done.", told);
        Assert.Contains(told, one => one.EndsWith("was: a check by a colleague; becomes: approval by the headteacher.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("to       headteacher", "to       the police", "Staff or a parent, about safeguarding concerns or bullying: was: must tell the headteacher within 1 day; becomes: must tell the police within 1 day.")]
    [InlineData("within   1 day", "within   2 days", "Staff or a parent, about safeguarding concerns or bullying: was: must tell the headteacher within 1 day; becomes: must tell the headteacher within 2 days.")]
    [InlineData("subject  headteacher, to the manager", "subject  headteacher, to the police", "Staff or a parent, about safeguarding concerns or bullying, where it is about the headteacher: was: must tell the manager within 1 day; becomes: must tell the police within 1 day.")]
    [InlineData("from     staff or parent", "from     staff or parent or pupil", "A pupil, about safeguarding concerns or bullying: new: must tell the headteacher within 1 day.")]
    [InlineData("from     staff or parent\n", "", "A volunteer, a governor, a consultant, a casual worker, a former employee, a pupil, the school or the governing body, about safeguarding concerns or bullying: new: must tell the headteacher within 1 day.")]
    [InlineData("about    bullying or safeguarding", "about    bullying", "Staff or a parent, about safeguarding concerns: no longer: must tell the headteacher within 1 day.")]
    [InlineData("within   1 day", "within   1 day\nthen     keep what was seen\nomission is a breach\nstrength should", "Staff or a parent, about safeguarding concerns or bullying: was: must tell the headteacher within 1 day; becomes: should tell the headteacher within 1 day (what to do: keep what was seen), and not to do so is a breach.")]
    public void A_concern_that_goes_another_way_is_told_with_who_tells_and_whom_it_is_about(string from, string to, string sentence) =>
        Assert.Contains(sentence, Practice(Concern, (from, to)));

    [Fact]
    public void A_route_written_as_two_makes_no_difference()
    {
        var two = Concern.Replace("about    bullying or safeguarding", "about    bullying", StringComparison.Ordinal)
            + "\n" + Concern[Concern.IndexOf("```route", StringComparison.Ordinal)..].Replace("2.1-bullying", "2.1-safe", StringComparison.Ordinal).Replace("about    bullying or safeguarding", "about    safeguarding", StringComparison.Ordinal);

        Assert.True(Between(Concern, two).IsNone);
    }

    [Fact]
    public void One_case_stands_beside_a_change_of_many_routes()
    {
        var change = Assert.Single(Between(Concern, Concern.Replace("1 day", "3 days", StringComparison.Ordinal)).Practice, one => !one.Sentence.Contains("where it is about", StringComparison.Ordinal));

        Assert.Equal("Staff, about safeguarding concerns: was: must tell the headteacher within 1 day; becomes: must tell the headteacher within 3 days.", change.Example);
        Assert.Equal(["2.1"], change.ClausesBefore);
        Assert.Equal(["2.1"], change.ClausesAfter);
    }

    [Theory]
    [InlineData("step 1   talk to them, by the manager", "step 1   talk to them, by the headteacher", "When it is a parent: was: The manager will talk to them; becomes: The headteacher will talk to them.")]
    [InlineData("by the headteacher, when unsure", "by the headteacher", "When it is a parent where it is clear that it is all right: new: The headteacher will bar them from events.")]
    [InlineData("step 3   tell the police, optional", "step 3   tell the police", "When it is a parent: was: Tell the police (this step is offered, never automatic); becomes: Tell the police.")]
    [InlineData("skip to  3, when confidential\n", "", "When it is a parent: no longer: “Tell the police (this step is offered, never automatic)” may be reached at once if anything in it is confidential.")]
    [InlineData("for      parent", "for      parent or pupil", "When it is a pupil: new: The manager will talk to them; The headteacher will bar them from events if it is unclear whether it is all right; Tell the police (this step is offered, never automatic).")]
    [InlineData("skip to  3, when confidential\n", "skip to  3, when confidential\nstrength may\n", "When it is a parent: how strongly it is meant: was: it must be; becomes: it may be.")]
    public void What_happens_after_a_breach_is_told_for_the_person(string from, string to, string sentence) =>
        Assert.Contains(sentence, Practice(Breach, (from, to)));

    [Fact]
    public void A_longer_interval_is_told_with_the_next_day_on_each_side()
    {
        var changes = Between(Review, Review.Replace("3 months", "6 months", StringComparison.Ordinal)).Practice;

        var recurring = Assert.Single(changes, change => change.Part == PracticePart.Recurring);
        Assert.Equal(
            "was: Look through the accounts: every 3 months, by the manager. The text gives 30 September 2026 as its date. A reminder goes out 1 week before; becomes: Look through the accounts: every 6 months, by the manager. The text gives 30 September 2026 as its date. A reminder goes out 1 week before.",
            recurring.Sentence);
        Assert.Equal("It is next due, counted from the date that the text gives or else from 21 November 2026: was: 30 December 2026; becomes: 30 March 2027.", recurring.Example);
        Assert.Single(changes, change => change.Part == PracticePart.Lists);
    }

    [Fact]
    public void What_recurs_in_one_document_alone_has_its_next_day()
    {
        var change = Assert.Single(Between("", Review).Practice, change => change.Part == PracticePart.Recurring);

        Assert.StartsWith("new: Look through the accounts: every 3 months", change.Sentence, StringComparison.Ordinal);
        Assert.Equal("It is next due, counted from the date that the text gives or else from 21 November 2026: new: 30 December 2026.", change.Example);
    }

    [Fact]
    public void More_situations_than_can_be_tried_are_never_taken_for_the_same()
    {
        var words = "### 2.1 Posts\n\n```words more\n" + string.Concat(Enumerable.Range(0, 12).Select(number => $"fact fact {number}; asks Is it {number}?\n")) + "```\n```procedure publish\n"
            + string.Concat(Enumerable.Range(0, 12).Select(number => $"approve by the headteacher, when fact {number}\n")) + "```\n";

        var told = Practice(words, ("when fact 11", "when not fact 11"));

        Assert.StartsWith("A post: was: approval by the headteacher if ", Assert.Single(told), StringComparison.Ordinal);
        Assert.True(Between(words, words).IsNone);
    }

    private static List<string> Practice(string clauses, (string From, string To) change)
    {
        Assert.Contains(change.From, clauses, StringComparison.Ordinal);
        return [.. Between(clauses, clauses.Replace(change.From, change.To, StringComparison.Ordinal)).Practice.Select(one => one.Sentence)];
    }

    private static PolicyDifference Between(string before, string after) => PolicyDifference.Between(QuestionTexts.Policy(before), QuestionTexts.Policy(after), Today);
}
