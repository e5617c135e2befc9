using Countersign.PolicyLanguage.Comparison;

namespace PolicyLanguage.Tests.Comparison;

public class DifferenceCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private const string Text = """
        ### 2.1 Posts

        ```procedure publish
        check     by a colleague
        ```

        ### 2.2 Logo

        ```rule 2.2-logo
        allow     staff to use the logo
        ```

        ### 2.3 Worries

        ```route 2.3-worry
        about    safeguarding
        from     staff
        to       headteacher
        ```
        ```route 2.3-press
        about    press enquiry
        from     staff
        to       headteacher
        ```

        ### 2.4 Former pupils

        ```rule 2.4-former
        forbid    staff to connect
        with      a former pupil
        ```
        ```cadence 2.4-look
        task     look through the accounts
        every    3 months
        ```
        """;

    [Fact]
    public void A_yes_that_becomes_a_no_and_a_worry_about_a_child_stand_before_a_changed_signer()
    {
        var cards = Cards(
            ("check     by a colleague", "check     by the headteacher"),
            ("allow     staff to use the logo", "forbid    staff to use the logo"),
            ("about    safeguarding\nfrom     staff\nto       headteacher", "about    safeguarding\nfrom     staff\nto       the police"),
            ("about    press enquiry\nfrom     staff\nto       headteacher", "about    press enquiry\nfrom     staff\nto       manager"),
            ("every    3 months", "every    6 months"));

        Assert.Equal(
            [
                "Staff, about safeguarding concerns",
                "Staff to use the logo",
                "Staff, about enquiries from the press",
                "A post",
                "Look through the accounts",
            ],
            cards.Select(card => card.Situation).Where(situation => !situation.Contains("where it is about", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_duty_to_report_stands_before_a_changed_signer_and_is_said_on_its_own_side()
    {
        var cards = Cards(
            ("check     by a colleague", "check     by the headteacher"),
            ("with      a former pupil", "with      a former pupil\nthen      report to the headteacher within 1 school day"));

        Assert.Equal(
            [("Forbidden", "Forbidden; to do: report to the headteacher within 1 school day"), ("A check by a colleague", "A check by the headteacher")],
            cards.Select(card => (card.Before, card.After)));
    }

    [Fact]
    public void What_one_side_lacks_is_empty_there()
    {
        var card = Assert.Single(Cards(("```cadence 2.4-look\ntask     look through the accounts\nevery    3 months\n```", "")));

        Assert.Equal(("What has to be done and when", "Look through the accounts", ""), (card.Heading, card.Situation, card.After));
        Assert.Contains("every 3 months", card.Before, StringComparison.Ordinal);
        Assert.Equal(["2.4"], card.ClausesBefore);
        Assert.Empty(card.ClausesAfter);
    }

    private static IReadOnlyList<DifferenceCard> Cards(params IReadOnlyList<(string From, string To)> changes)
    {
        var after = Text;
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, after, StringComparison.Ordinal);
            after = after.Replace(from, to, StringComparison.Ordinal);
        }

        return PolicyDifference.Between(QuestionTexts.Policy(Text), QuestionTexts.Policy(after), Today).Cards;
    }
}
