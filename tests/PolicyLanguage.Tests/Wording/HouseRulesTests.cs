using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace PolicyLanguage.Tests.Wording;

public class HouseRulesTests
{
    private static readonly string[] Documents = ["federation", "infant", "primary", "school", "trust"];

    private const string Words = """
        ```words more
        actor     prefect; is pupil
        action    lend a password; said lend a password to somebody; under Accounts
        concern   lost telephone; said lost telephones
        ```
        ```role parent
        called parent
        ```

        """;

    public static TheoryData<string, Audience> Leaflets => [.. Documents.Append("nursery").SelectMany(name => (TheoryDataRow<string, Audience>[])[(name, Audience.Pupils), (name, Audience.Families)])];

    [Theory]
    [MemberData(nameof(Leaflets))]
    public void Every_block_that_binds_or_protects_these_people_stands_there_once_and_no_other(string name, Audience audience)
    {
        var policy = Policy(name);

        var told = HouseRules.For(new PolicyLayers(policy), audience).SelectMany(section => section.Entries).Select(entry => entry.Block).Order(StringComparer.Ordinal);

        Assert.Equal(Concerning(policy, audience).Order(StringComparer.Ordinal), told);
    }

    [Theory]
    [MemberData(nameof(Leaflets))]
    public void Every_entry_says_something_and_ends_its_sentences(string name, Audience audience)
    {
        var entries = HouseRules.For(new PolicyLayers(Policy(name)), audience).SelectMany(section => section.Entries).ToList();

        Assert.All(entries, entry => Assert.True(entry.Steps.Count + entry.Sentences.Count > 0));
        Assert.All(entries.SelectMany(entry => (string[])[.. entry.Steps, .. entry.Sentences]), sentence => Assert.Matches("^[A-Z].*[.]$", sentence));
        Assert.DoesNotContain(entries.SelectMany(entry => entry.Sentences), sentence => sentence.Contains("the answer to", StringComparison.Ordinal) || sentence.Contains('(', StringComparison.Ordinal));
    }

    [Fact]
    public void What_an_action_stands_under_is_the_heading_and_what_has_none_stands_under_other_rules()
    {
        var sections = Of(Audience.Pupils, "forbid pupil to lend a password", "forbid pupil to answer the press");

        Assert.Equal(["Accounts", "Other rules"], sections.Select(section => section.Heading));
    }

    [Fact]
    public void Others_are_told_of_the_readers_as_you_and_keep_their_own_duties_to_themselves()
    {
        var said = Said(Of(Audience.Pupils, "forbid staff to lend a password\nwith a current pupil or a former pupil\nunless family\nthen tell nobody"));

        Assert.Equal(["Staff must not lend a password to you, unless you are directly related."], said);
    }

    [Fact]
    public void A_duty_of_the_reader_is_a_sentence_to_the_reader()
    {
        var said = Said(Of(Audience.Families, "whenever parent to lend a password\nthen change it", "forbid parent to post\nwith a colleague\non own device\nthen ask first, report to the headteacher within 2 days, refer to the police"));

        Assert.Equal(["If you lend a password to somebody: change it.", "You must not make a post about a member of staff on your own device.", "Ask first.", "Tell the headteacher within 2 days.", "Go to the police."], said);
    }

    [Fact]
    public void A_rule_for_some_of_them_says_for_whom_it_is()
    {
        var said = Said(Of(Audience.Pupils, "allow prefect to lend a password\nwhen representative"));

        Assert.Equal(["If you are a prefect, you may lend a password to anybody if you present yourself as speaking for the school."], said);
    }

    [Fact]
    public void A_rule_that_another_clause_breaks_names_that_clause()
    {
        var said = Said(Of(Audience.Pupils, "forbid pupil to lend a password\nexcept 2", "allow prefect to lend a password"));

        Assert.Equal(["You must not lend a password to anybody.", "Clause 2 says when it is different."], said.Take(2));
    }

    [Fact]
    public void Whom_to_tell_comes_with_the_time_and_with_whom_to_tell_instead()
    {
        var sections = For(Audience.Families, "```route lost\nabout lost telephone or press enquiry\nto the headteacher or the police\nsubject the headteacher, to the police\nwithin 3 days\nthen bring a list\nomission is a breach\n```");

        Assert.Equal("If something worries you", sections.Single().Heading);
        Assert.Equal(["Tell the headteacher or the police within 3 days about lost telephones or enquiries from the press.", "If it is about the headteacher, tell the police.", "Bring a list.", "Keeping quiet about it breaks the rules too."], Said(sections));
    }

    [Fact]
    public void What_recurs_for_them_is_told_as_the_schools_promise()
    {
        var sections = For(Audience.Families, """
            ```setting news
            means how often there is news
            value 2 months
            ```
            ```cadence letter
            task write to families
            every setting news
            when something changes
            for parent
            by the headteacher
            ```
            ```cadence day
            task invite everybody
            every 1 year
            for parent
            ```
            ```cadence staff
            task read it
            every 1 year
            for staff
            ```
            """);

        Assert.Equal(["The headteacher will write to families every 2 months and when something changes.", "The school will invite everybody every year."], Said(sections));
    }

    [Fact]
    public void Steps_keep_their_order_and_name_who_takes_them()
    {
        var entry = For(Audience.Pupils, "```ladder pupils\nfor pupil\nstep 2 consider exclusion, when indecent, optional\nstep 1 talk it over, by the headteacher, within 1 day, under behaviour policy\nskip to 2, when indecent\n```").Single().Entries.Single();

        Assert.Equal("If a pupil breaks the rules, this is what can follow:", entry.Lead);
        Assert.Equal(["The headteacher will talk it over, within 1 day, under the behaviour policy.", "The school may consider exclusion if it could be an indecent picture of somebody under eighteen."], entry.Steps);
        Assert.Equal(["The school can go to step 2 at once if it could be an indecent picture of somebody under eighteen."], entry.Sentences);
    }

    [Fact]
    public void Work_that_the_readers_run_is_theirs_to_start()
    {
        var section = For(Audience.Families, "```procedure ask-for-removal\nby parent\nstep 1 say which picture it is\n```\n```procedure publish\nby the headteacher\napprove by the headteacher\n```").Single();

        Assert.Equal("What you can start", section.Heading);
        Assert.Equal(("How to ask for removal:", "procedure ask-for-removal"), (section.Entries.Single().Lead, section.Entries.Single().Block));
    }

    [Fact]
    public void Conduct_names_the_lane_of_the_readers_alone_and_who_weighs_it()
    {
        const string bullying = "```conduct b\nmeans bullying\nby staff or pupil or parent\nagainst a colleague\non an official account\nlane disciplinary or behaviour or complaints or police\njudged by the headteacher\n```";

        Assert.Equal(["Towards a member of staff, on an official account: bullying. It is dealt with under the behaviour policy or by a report to the police. The headteacher decides whether it is this."], Said(For(Audience.Pupils, bullying)));
        Assert.Equal(["Towards a member of staff, on an official account: bullying. It is dealt with under the complaints procedure or by a report to the police. The headteacher decides whether it is this."], Said(For(Audience.Families, bullying)));
    }

    [Fact]
    public void What_binds_staff_alone_makes_no_leaflet()
    {
        Assert.Empty(Of(Audience.Pupils, "forbid staff to lend a password", "allow staff to lend a password\nwith a current pupil"));
        Assert.Empty(For(Audience.Families, "```conduct a\nmeans gossip\nlane disciplinary\n```\n```ladder s\nfor staff\nstep 1 talk\n```\n```route r\nabout crime\nfrom staff\nto the police\n```"));
    }

    private static IEnumerable<string> Concerning(PolicyDocument policy, Audience audience)
    {
        var (actor, met) = audience == Audience.Pupils ? ("pupil", new[] { "current pupil" }) : ("parent", ["parent of a current pupil", "another parent"]);
        return
        [
            .. policy.Rules.Where(rule => rule.Verdict != RuleVerdict.Outside && (Any(rule.Actors) || (rule.Verdict is RuleVerdict.Forbid or RuleVerdict.Advise && Meets(rule.With)))).Select(rule => $"rule {rule.Id}"),
            .. policy.Conducts.Where(conduct => Any(conduct.By) || Meets(conduct.Against)).Select(conduct => $"conduct {conduct.Id}"),
            .. policy.Ladders.Where(ladder => Any(ladder.For)).Select(ladder => $"ladder {ladder.Id}"),
            .. policy.Routes.Where(route => route.From.Count == 0 || Any(route.From)).Select(route => $"route {route.Id}"),
            .. policy.Cadences.Where(cadence => Any(cadence.For)).Select(cadence => $"cadence {cadence.Id}"),
        ];

        bool Any(IEnumerable<Word> words) => words.Any(word => word.Name == actor || word.Covers.Contains(actor));
        bool Meets(IEnumerable<Word> words) => words.Any(word => met.Contains(word.Name) || word.Covers.Any(met.Contains));
    }

    private static PolicyDocument Policy(string name)
    {
        return name == "nursery" ? PolicyTexts.Beside("good/nursery.md") : PolicyTexts.Shipped(name);
    }

    private static IReadOnlyList<HouseSection> Of(Audience audience, params string[] rules) =>
        For(audience, string.Join('\n', rules.Select((rule, place) => $"### {place + 1} Clause\n\n```rule r{place}\n{rule}\n```")));

    private static IReadOnlyList<HouseSection> For(Audience audience, string blocks) => HouseRules.For(new PolicyLayers(QuestionTexts.Policy("## 9 Words\n\n" + Words + blocks)), audience);

    private static IReadOnlyList<string> Said(IEnumerable<HouseSection> sections) => [.. sections.SelectMany(section => section.Entries).SelectMany(entry => entry.Sentences)];
}
