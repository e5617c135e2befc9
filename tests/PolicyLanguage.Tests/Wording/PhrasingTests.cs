using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Testing;
using Countersign.PolicyLanguage.Wording;
using PolicyLanguage.Tests.Testing;

namespace PolicyLanguage.Tests.Wording;

public class PhrasingTests
{
    private const string Words = """
        ```words more
        actor       kitchen staff; is staff; said kitchen staff; many kitchen staff
        actor       porter; is staff
        action      lend a key; said lend a key to somebody
        action      gossip; said gossip (about somebody)
        action      wave at a group; said wave at a group (of people)
        action      tease somebody
        action      hold a talk
        action      keep a diary
        action      fly a kite
        counterpart neighbour of the school; many people next door
        counterpart visitor; outside somebody at the gate
        channel     travel diary
        fact        sunny; asks Would anybody call it sunny?; yes the sky would be called clear
        fact        noisy; asks Does the street make a noise?; yes the street makes a noise; no the street is quiet
        fact        late; asks Will it be late?
        fact        friends; asks Are you friends?; yes the two are friends
        concern     broken window; said broken windows
        ```

        """;

    public static TheoryData<string> Documents => ExampleTests.Documents;

    [Theory]
    [InlineData("forbid staff to lend a key\nwith a visitor", "Staff must not lend a key to a visitor.")]
    [InlineData("forbid staff to lend a key", "Staff must not lend a key to anybody.")]
    [InlineData("whenever staff to lend a key\nthen write it down", "If staff lend a key to somebody: write it down.")]
    [InlineData("forbid staff to gossip\nwith a visitor or a colleague", "Staff must not gossip about a visitor or a colleague.")]
    [InlineData("forbid staff to gossip", "Staff must not gossip.")]
    [InlineData("allow staff to wave at a group\nwith a visitor or a neighbour of the school", "Staff may wave at a group of visitors or people next door.")]
    [InlineData("allow staff to wave at a group", "Staff may wave at a group.")]
    [InlineData("forbid staff to tease somebody\nwith a visitor", "Staff must not tease a visitor.")]
    [InlineData("forbid staff to tease somebody", "Staff must not tease anybody.")]
    [InlineData("allow staff to hold a talk\nwith a visitor", "Staff may hold a talk with a visitor.")]
    public void An_action_says_itself_where_the_other_person_stands(string rule, string sentence) => Assert.Equal(sentence, Said(rule));

    [Theory]
    [InlineData("allow staff to keep a diary\non a travel diary", "Staff may keep a travel diary.")]
    [InlineData("allow staff to keep a diary\non a travel diary or own device", "Staff may keep a diary on a travel diary or their own device.")]
    [InlineData("allow staff to fly a kite\non a travel diary", "Staff may fly a kite on a travel diary.")]
    public void A_noun_is_not_said_twice(string rule, string sentence) => Assert.Equal(sentence, Said(rule));

    [Theory]
    [InlineData("whenever kitchen staff to hold a talk\nthen write it down", "If kitchen staff hold a talk: write it down.")]
    [InlineData("whenever porter to hold a talk\nthen write it down", "If a porter holds a talk: write it down.")]
    [InlineData("whenever porter or staff to fly a kite\nthen write it down", "If a porter or staff fly a kite: write it down.")]
    [InlineData("whenever staff or porter to fly a kite\nthen write it down", "If staff or a porter flies a kite: write it down.")]
    [InlineData("whenever headteacher to be unsure\nwhen late\nunless sunny\nthen sleep on it, ask somebody", "If the headteacher is unsure, and the answer to “Will it be late” is yes, unless the sky would be called clear: sleep on it and ask somebody.")]
    [InlineData("leave outside porter to fly a kite\nwhen not noisy", "The policy does not reach a porter who flies a kite if the street is quiet.")]
    [InlineData("advise against porter to fly a kite\nwhen noisy", "It is better for a porter not to fly a kite if the street makes a noise. It is not forbidden.")]
    [InlineData("allow porter to fly a kite\nwhen noisy\nneeds approval by the headteacher\nunless sunny", "A porter may fly a kite if the street makes a noise, once there has been approval by the headteacher, unless the sky would be called clear.")]
    public void A_verb_agrees_and_conditions_stand_where_they_belong(string rule, string sentence) => Assert.Equal(sentence, Said(rule));

    [Theory]
    [InlineData("sunny", "the sky would be called clear")]
    [InlineData("not sunny", "the sky would not be called clear")]
    [InlineData("noisy", "the street makes a noise")]
    [InlineData("not noisy", "the street is quiet")]
    [InlineData("late", "the answer to “Will it be late” is yes")]
    [InlineData("friends", "the two are friends")]
    [InlineData("not friends", "the two are not friends")]
    [InlineData("not confidential", "nothing in it is confidential")]
    [InlineData("not harms the school", "nobody in charge has found that it harms the school's good name")]
    [InlineData("not names a pupil", "it does not name a pupil")]
    [InlineData("not open to anyone", "nobody can follow the account without being accepted")]
    public void A_fact_says_what_holds_whichever_way_the_answer_goes(string condition, string said) =>
        Assert.Equal($"Staff may fly a kite if {said}.", Said($"allow staff to fly a kite\nwhen {condition}"));

    [Fact]
    public void People_outside_the_school_meet_its_people_under_another_name()
    {
        Assert.Equal("A parent must not gossip about somebody at the gate or a member of staff.", Said("forbid parent to gossip\nwith a visitor or a colleague"));
        Assert.Equal("Staff or a parent must not gossip about a visitor.", Said("forbid staff or parent to gossip\nwith a visitor"));
    }

    [Fact]
    public void An_answer_says_who_meets_whom_as_the_words_do()
    {
        var policy = Policy("### 2 Keys\n\n```rule 2\nforbid staff to lend a key\n```\n```rule 2-talk\nwhenever kitchen staff to hold a talk\nthen write it down\n```");

        Assert.Equal("No. A porter may not lend a key to anybody.", AnswerText.Sentence(policy.Ask("porter to lend a key")));
        Assert.Equal("No. A porter may not lend a key to a visitor.", AnswerText.Sentence(policy.Ask("porter to lend a key to a visitor")));
        Assert.Equal("The policy says what to do when kitchen staff hold a talk with a visitor, and neither allows nor forbids it.", AnswerText.Sentence(policy.Ask("kitchen staff to hold a talk with a visitor")));
    }

    [Fact]
    public void A_concern_is_told_as_its_word_says()
    {
        var policy = Policy("### 2 Windows\n\n```route windows\nabout broken window or concern about a colleague\nfrom staff\nto the headteacher\nwithin 2 days\n```\n```route all\nabout other concern\nto the police\nstrength should\n```");

        Assert.Equal(
            ["Staff must tell the headteacher within 2 days about broken windows or the conduct of a member of staff.", "Everybody should tell the police about anything else."],
            policy.Routes.Select(ReadBack.Sentence));
    }

    [Fact]
    public void A_step_names_a_policy_or_a_clause_of_this_one()
    {
        var policy = Policy("### 2 Steps\n\n```ladder pupils\nfor pupil\nstep 1 talk, under the behaviour policy\nstep 2 write, under Behaviour policy\nstep 3 wait, under 2\n```");

        Assert.Equal(["Talk, under the behaviour policy.", "Write, under the Behaviour policy.", "Wait, under clause 2."], ReadBack.Steps(policy.Ladders.Single()));
    }

    [Fact]
    public void What_follows_an_event_is_asked_as_what_to_do()
    {
        var policy = Policy("### 2 Talks\n\n```rule 2\nwhenever porter to hold a talk\nthen write it down\n```\n```ask 2\nporter to hold a talk\n= to do, write it down\n```");

        Assert.Equal("What is there to do when a porter holds a talk?", ReadBack.Situation(policy.Examples.Single()));
    }

    [Fact]
    public void A_words_line_says_how_a_word_reads()
    {
        Assert.Equal("“Gossip” reads “gossip (about somebody)” in a sentence and stands under “What you post” in house rules.", ReadBack.Word("action gossip; said gossip (about somebody); under What you post"));
        Assert.Equal("“Noisy” is asked for with “Is it loud?”, means “it is loud” where the answer is yes and means “it is quiet” where the answer is no.", ReadBack.Word("fact noisy; asks Is it loud?; yes it is loud; no it is quiet"));
        Assert.Equal("“Visitor” is “guests” where there are several and is “a guest” to those who do not work here.", ReadBack.Word("counterpart visitor; many guests; outside a guest"));
        Assert.Equal("“Kitchen staff” counts as staff or the headteacher here.", ReadBack.Word("actor kitchen staff; is staff, headteacher"));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_sentence_of_a_document_stumbles(string path)
    {
        var policy = PolicyTexts.Beside(path);

        var said = Sentences(policy).ToList();

        Assert.DoesNotContain(said, sentence => Stumbles.IsMatch(sentence));
        Assert.NotEmpty(said);
    }

    private static readonly Regex Stumbles = new(@"the answer to “|\b(?:an?|the) (?:an?|the)\b|\ban? (?:designated|support) staff\b|\b(?<again>\w+) about \k<again>\b|[()\[\]]|\bor or\b|\band or\b|: (?:or|and) |  ", RegexOptions.None, TimeSpan.FromSeconds(5));

    private static IEnumerable<string> Sentences(PolicyDocument policy) =>
    [
        .. policy.Rules.Select(ReadBack.Sentence), .. policy.Routes.Select(ReadBack.Sentence), .. policy.Conducts.Select(ReadBack.Sentence), .. policy.Cadences.Select(ReadBack.Sentence),
        .. policy.Roles.Select(ReadBack.Sentence), .. policy.Ladders.Select(ReadBack.Title), .. policy.Examples.Select(ReadBack.Situation), .. PolicyTest.Run(policy).Select(run => AnswerText.Sentence(run.Answer)),
        .. policy.Rules.SelectMany(rule => rule.Then).Select(duty => $": {duty}"),
    ];

    private static string Said(string rule) => ReadBack.Sentence(Policy($"### 2 Clause\n\n```rule 2\n{rule}\n```").Rules.Single());

    private static PolicyDocument Policy(string clauses) => QuestionTexts.Policy("## 9 Words\n\n" + Words + clauses);
}
