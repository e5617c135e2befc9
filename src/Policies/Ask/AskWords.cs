using System.Globalization;
using System.Runtime.CompilerServices;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Ask;

/// <summary>A thing to ask about, in the words of somebody who does not know the policy.</summary>
internal sealed record Topic(string Action, string Label);

/// <summary>Topics that belong together.</summary>
internal sealed record TopicGroup(string Heading, IReadOnlyList<Topic> Topics);

/// <summary>The topics of the first page.</summary>
/// <param name="Spoken">What the rules of the policy and of what stands above it speak about, in groups.</param>
/// <param name="Else">What else they speak about, and belongs to no group.</param>
/// <param name="Unspoken">What they say nothing about. Asking is worth it all the same: the answer names who decides.</param>
internal sealed record AskTopics(IReadOnlyList<TopicGroup> Spoken, IReadOnlyList<Topic> Else, IReadOnlyList<Topic> Unspoken);

/// <summary>The words in which the first page asks.</summary>
internal static class AskWords
{
    private static readonly ConditionalWeakTable<PolicyLayers, AskTopics> Known = [];

    private static readonly (string Heading, string[] Actions)[] Groups =
    [
        ("Contact with people", [
            "contact",
            "connect",
            "accept a request",
            "send a request",
            "message",
            "message a group",
            "receive a message",
            "receive a request",
            "answer the press",
        ]),
        ("Posts, pictures and names", [
            "post",
            "post a photograph",
            "publish",
            "upload",
            "name a pupil",
            "use the logo",
            "remove content",
            "photograph",
            "reuse material",
        ]),
        ("Your own accounts and time", [
            "use social media",
            "use social media by proxy",
            "keep an account",
            "name the employer",
            "post anonymously",
            "use an alias",
            "impersonate",
        ]),
        ("Saying what you think", ["give an opinion", "criticise the school", "raise a concern", "give a reference"]),
        ("Something that worries you or went wrong", [
            "report a safeguarding concern",
            "report to the police",
            "have a concern about a colleague",
            "keep an accidental picture",
            "keep evidence",
            "delete evidence",
            "name an accused teacher",
        ]),
        ("School accounts and lessons", ["open an account", "put an account live", "use social media in a lesson", "moderate", "monitor"]),
    ];

    // What the policies call it, as people would say it.
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["contact"] = "Be in contact with somebody",
        ["connect"] = "Befriend or follow somebody, or accept a request",
        ["accept a request"] = "Accept a friend request",
        ["send a request"] = "Ask to be friends, or follow",
        ["receive a request"] = "Somebody wants to add or follow me",
        ["message"] = "Send somebody a message",
        ["message a group"] = "Message a class or group",
        ["receive a message"] = "Somebody sent me a message or request",
        ["answer the press"] = "A journalist asks me something",
        ["post"] = "Post, share or comment",
        ["post a photograph"] = "Post a photograph",
        ["publish"] = "Publish for the school",
        ["upload"] = "Upload something myself",
        ["name a pupil"] = "Name or praise a pupil",
        ["use the logo"] = "Use the school’s logo",
        ["use social media"] = "Use social media privately",
        ["use social media by proxy"] = "Have somebody else post for me",
        ["keep an account"] = "Have an account of my own",
        ["name the employer"] = "Say where I work",
        ["use an alias"] = "Use another name",
        ["impersonate"] = "Pose as somebody else",
        ["give a reference"] = "Recommend or endorse somebody",
        ["use social media in a lesson"] = "Use social media in a lesson",
        ["moderate"] = "Deal with abuse or bad comments",
        ["monitor"] = "Look at what somebody does online",
        ["open an account"] = "Open a school account",
        ["be unsure"] = "I am not sure about a post",
    };

    public static string Label(string action) => Labels.GetValueOrDefault(action) ?? English.Capital(action);

    /// <summary>What can be asked about under these documents, worked out once for each set of them.</summary>
    public static AskTopics Topics(PolicyInForce policy) => Known.GetValue(policy.Layers, static layers => Topics(layers, null));

    /// <summary>The same, where only what binds these people is spoken of.</summary>
    public static AskTopics Topics(PolicyInForce policy, string actor) => Topics(policy.Layers, policy.Words.Find(WordKind.Actor, actor));

    private static AskTopics Topics(PolicyLayers layers, Word? actor)
    {
        var spoken = layers.Vocabulary.Of(WordKind.Action).ToLookup(action => IsSpoken(layers, action, actor), action => action.Name);
        var about = spoken[true].ToHashSet(StringComparer.Ordinal);
        return new AskTopics(
            [.. Groups.Select(group => new TopicGroup(group.Heading, Topics(group.Actions.Where(about.Contains)))).Where(group => group.Topics.Count > 0)],
            Topics(spoken[true].Distinct().Except(Groups.SelectMany(group => group.Actions))),
            actor is null ? Topics(spoken[false].Distinct()) : []);
    }

    /// <summary>A draft question as far as it goes, in words: <c>Befriend or follow somebody: former pupil, personal account</c>.</summary>
    public static string Asks(DraftQuestion draft)
    {
        string?[] places = [draft.Of(DraftQuestion.Counterpart), draft.Of(DraftQuestion.Channel)];
        var said = places.OfType<string>().Where(place => place is not (DraftQuestion.None or DraftQuestion.Skipped)).ToList();
        return Label(draft.Action) + (said.Count == 0 ? "" : ": " + string.Join(", ", said));
    }

    /// <summary>What a reply was a reply to.</summary>
    public static string Label(Vocabulary words, GivenAnswer told) => told.What switch
    {
        DraftQuestion.Counterpart => "With whom",
        DraftQuestion.Channel => "Where",
        NarrowerReply.Role => "Which role exactly",
        NarrowerReply.Person => "Who exactly",
        NarrowerReply.Place => "Where exactly",
        DraftQuestion.BirthDate => "Born",
        DraftQuestion.LeavingDate => "Left the school",
        DraftQuestion.Stated => "What also holds",
        DraftQuestion.Asked => "On which day",
        DraftQuestion.Age => "Age in years",
        DraftQuestion.YearsGone => "Years since they left",
        _ => (words.Find(WordKind.Fact, told.What) ?? words.Find(WordKind.Date, told.What))?.Asks ?? Label(told.What),
    };

    /// <summary>A reply in words.</summary>
    public static string Said(GivenAnswer told) => told.Said switch
    {
        "" or DraftQuestion.None => "None of these",
        DraftQuestion.Unknown => "I do not know, and cannot find out",
        DraftQuestion.Skipped => "Left out",
        var said when DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => English.Day(day),
        var said => English.Capital(said).Replace(",", ", ", StringComparison.Ordinal),
    };

    private static List<Topic> Topics(IEnumerable<string> actions) => [.. actions.Select(action => new Topic(action, Label(action)))];

    private static bool IsSpoken(PolicyLayers layers, Word action, Word? actor) => layers.Documents.SelectMany(document => document.Rules)
        .Any(rule => action.IsCoveredBy(rule.Action) && (actor is null || rule.Actors.Any(actor.IsCoveredBy)));
}
