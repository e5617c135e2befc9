using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Parsing;

public class WholeLanguageTests
{
    private static readonly PolicyDocument Sample = PolicyTexts.Beside("good/whole-language.md");

    [Fact]
    public void Front_matter_names_layer_nation_and_how_years_end()
    {
        var law = PolicyTexts.Beside("good/law.md");
        var plain = QuestionTexts.Policy("");

        Assert.Equal((Layer.Trust, "England", YearsEnd.WithTheDay), (Sample.Front.Layer, Sample.Front.Nation, Sample.Front.YearsEnd));
        Assert.Equal((Layer.Law, "Scotland", YearsEnd.BeforeTheDay), (law.Front.Layer, law.Front.Nation, law.Front.YearsEnd));
        Assert.Equal((Layer.School, (string?)null, YearsEnd.WithTheDay), (plain.Front.Layer, plain.Front.Nation, plain.Front.YearsEnd));
        Assert.True(law.Rules.Single().Overrides);
    }

    [Theory]
    [InlineData("jersey")]
    [InlineData("Vermont")]
    public void A_document_may_name_any_nation(string nation) =>
        Assert.Equal(nation, PolicyTexts.Read($"---\npolicy: larkfield\ntitle: Larkfield\nnation: {nation}\nwhen silent: headteacher\nwhen unknown: headteacher\n---\n### 1 Roles\n\n```role headteacher\ncalled headteacher\n```\n").Front.Nation);

    [Fact]
    public void The_numbers_of_a_ladder_give_its_order()
    {
        var ladder = Sample.Ladders.Single();

        Assert.Equal(["parent", "pupil"], ladder.For.Select(word => word.Name));
        Assert.Equal([1, 2, 3], ladder.Steps.Select(step => step.Number));
        Assert.Equal(["headteacher", "headteacher", "chair of governors"], ladder.Steps.Select(step => step.Role));
        Assert.Equal([false, true, true], ladder.Steps.Select(step => step.Optional));
        Assert.Equal(new Interval(5, IntervalUnit.SchoolDay), ladder.Steps[0].Within);
        Assert.Equal([("repeated", true), ("family", false)], ladder.Steps[2].When.Select(when => (when.Fact.Name, when.Holds)));
        Assert.Equal("Complaints Policy", ladder.Steps[2].Under);
        Assert.Equal((3, "threatening"), (ladder.Skips.Single().To, ladder.Skips.Single().When.Single().Fact.Name));
        Assert.Equal(Strength.May, ladder.Strength);
    }

    [Theory]
    [InlineData(null, "headteacher, the police")]
    [InlineData("chair of governors", "headteacher")]
    [InlineData("headteacher", "chair of governors, the local authority")]
    [InlineData("senior authoriser", "headteacher, the police")]
    public void A_concern_goes_to_somebody_it_is_not_about(string? about, string to)
    {
        var route = Sample.Routes.Single();

        Assert.Equal(to, string.Join(", ", route.ToWhenAbout(about).Select(recipient => recipient.Name)));
    }

    [Fact]
    public void A_route_never_sends_a_concern_to_its_subject_even_without_a_line_for_it()
    {
        var route = Sample.Routes.Single() with { Subjects = [] };

        Assert.Equal([new Recipient("the police", IsBody: true)], route.ToWhenAbout("headteacher"));
    }

    [Fact]
    public void A_route_says_what_about_in_what_time_and_what_follows()
    {
        var route = Sample.Routes.Single();

        Assert.Equal(["safeguarding", "contact by a pupil", "worrying sale"], route.About.Select(word => word.Name));
        Assert.Equal(new Interval(1, IntervalUnit.SchoolDay), route.Within);
        Assert.Equal(["write it down", "refer to the local authority"], route.Then.Select(duty => duty.ToString()));
        Assert.True(route.OmissionIsBreach);
    }

    [Fact]
    public void Conduct_keeps_its_lanes_its_gravity_and_who_judges()
    {
        var (remarks, any) = (Sample.Conducts[0], Sample.Conducts[1]);

        Assert.Equal([Lane.Disciplinary, Lane.DataProtection], remarks.Lanes);
        Assert.Equal(["sex", "race", "disability"], remarks.Characteristics);
        Assert.Equal((Gravity.Serious, "headteacher"), (remarks.Gravity, remarks.JudgedBy));
        Assert.Equal([Lane.Safeguarding, Lane.Behaviour, Lane.Complaints, Lane.Whistleblowing, Lane.Police], any.Lanes);
        Assert.Equal((Gravity.Gross, null), (any.Gravity, any.JudgedBy));
    }

    [Fact]
    public void A_cadence_takes_its_interval_from_the_text_or_from_a_setting()
    {
        var (review, look) = (Sample.Cadences[0], Sample.Cadences[1]);

        Assert.Equal(new Interval(24, IntervalUnit.Month), review.EveryUnder(Sample));
        Assert.Equal(new Interval(2, IntervalUnit.Week), look.EveryUnder(Sample));
        Assert.Null(look.EveryUnder(Sample with { Settings = [.. Sample.Settings.Select(setting => setting with { Value = "now and then" })] }));
        Assert.Null(look.EveryUnder(Sample with { Settings = [.. Sample.Settings.Select(setting => setting with { Value = null })] }));
        Assert.Equal(new StatedDate(new DateOnly(2028, 3, 1), WholeMonth: true), review.Due);
        Assert.Equal(new StatedDate(new DateOnly(2026, 12, 1), WholeMonth: false), look.Due);
        Assert.Equal(new Interval(1, IntervalUnit.Month), review.Remind);
        Assert.Equal(["new guidance appears", "somebody asks for it"], review.When);
    }

    [Fact]
    public void A_register_keeps_its_entries_and_says_whether_the_school_fills_it()
    {
        var (accounts, sites) = (Sample.Registers[0], Sample.Registers[1]);

        Assert.Equal(new RegisterEntry("Larkfield sports", "third", new StatedDate(new DateOnly(2026, 1, 1), WholeMonth: true), "headteacher"), accounts.Entries[1]);
        Assert.Equal(("headteacher", false), (accounts.KeptBy, accounts.AddedBySchool));
        Assert.Empty(sites.Entries);
        Assert.True(sites.AddedBySchool);
        Assert.Equal([false, true], Sample.Settings.Select(setting => setting.AddedBySchool));
    }

    [Fact]
    public void A_procedure_has_steps_besides_its_signatures()
    {
        var closing = Sample.Procedure("close-account")!;

        Assert.Equal([1, 2, 3], closing.Work.Select(step => step.Number));
        Assert.Equal(new Interval(5, IntervalUnit.SchoolDay), closing.Within);
        Assert.Equal(["tell the office", "report to the senior authoriser within 1 school day"], closing.Then.Select(duty => duty.ToString()));
        Assert.Empty(closing.Signatures);
    }

    [Fact]
    public void A_rule_may_be_varied_and_declares_what_it_meets()
    {
        var rule = Sample.Records<Rule>().Single(rule => rule.Id == "2.1-connect");

        Assert.True(rule.SchoolsMayVary);
        Assert.Equal([new RuleOver("2.2", "a journey abroad needs a way to reach everybody")], rule.Over);
    }

    [Fact]
    public void Every_new_block_is_said_in_sentences()
    {
        Assert.Equal("What happens if a parent or a pupil breaks the rules", ReadBack.Title(Sample.Ladders[0]));
        Assert.Equal("The chair of governors may take advice and go to the police if it has happened before and the two are not directly related, under the Complaints Policy.", ReadBack.Steps(Sample.Ladders[0])[2]);
        Assert.Contains("Not to report it is itself a breach.", ReadBack.Sentence(Sample.Routes[0]));
        Assert.Contains("If it is about the headteacher, it goes to the chair of governors or the local authority.", ReadBack.Sentence(Sample.Routes[0]));
        Assert.Equal("Threats: gross misconduct, dealt with as a safeguarding matter, or under the behaviour policy, the complaints procedure or the whistleblowing procedure, or by a report to the police.", ReadBack.Sentence(Sample.Conducts[1]));
        Assert.Equal("Look at the accounts: as often as the school has settled under “monitoring interval”, by the headteacher. The text gives 1 December 2026 as its date.", ReadBack.Sentence(Sample.Cadences[1]));
        Assert.Equal("A list of blocked sites, to be filled in by the school.", ReadBack.Sentence(Sample.Registers[1]));
    }

    [Theory]
    [InlineData("1 school day", 1, IntervalUnit.SchoolDay)]
    [InlineData("24 months", 24, IntervalUnit.Month)]
    [InlineData("1 term", 1, IntervalUnit.Term)]
    [InlineData("999 hours", 999, IntervalUnit.Hour)]
    public void An_interval_reads_and_is_written_the_same(string text, int number, IntervalUnit unit)
    {
        Assert.Equal(new Interval(number, unit), Interval.Read(text));
        Assert.Equal(text, new Interval(number, unit).ToString());
    }

    [Theory]
    [InlineData("0 days")]
    [InlineData("1000 days")]
    [InlineData("-1 days")]
    [InlineData("one day")]
    [InlineData("3")]
    [InlineData("3 fortnights")]
    public void What_is_no_interval_is_none(string text)
    {
        Assert.Null(Interval.Read(text));
    }
}
