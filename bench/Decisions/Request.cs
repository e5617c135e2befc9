using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Bench.Decisions;

internal enum Who
{
    Staff,
    Teacher,
    Volunteer,
    Governor,
    FormerEmployee,
}

internal enum What
{
    Connect,
    Message,
    MessageGroup,
    ReceiveMessage,
    Post,
    Publish,
    OpenAccount,
    UseLogo,
}

internal enum Whom
{
    NotGiven,
    CurrentPupil,
    FormerPupil,
    PupilElsewhere,
    ParentOfPupil,
    Colleague,
}

internal enum Through
{
    NotGiven,
    Personal,
    Official,
    OwnDevice,
}

[Flags]
internal enum Known
{
    None = 0,
    Unsure = 1 << 0,
    ParentAgrees = 1 << 1,
    OtherRelationship = 1 << 2,
    Family = 1 << 3,
    TeachingPurpose = 1 << 4,
    Confidential = 1 << 5,
    NamesSchool = 1 << 6,
    Disclaimer = 1 << 7,
    HarmsSchool = 1 << 8,
    WorkingHours = 1 << 9,
    Break = 1 << 10,
    AboutSchool = 1 << 11,
    AtHome = 1 << 12,
    Controversial = 1 << 13,
    NamesPupil = 1 << 14,
    Consent = 1 << 15,
    ShowsPupil = 1 << 16,
    PupilObjects = 1 << 17,
    Opinion = 1 << 18,
    Authorised = 1 << 19,
    VoicesSchool = 1 << 20,
    WrittenApproval = 1 << 21,
}

/// <summary>A situation as somebody who writes the rules by hand would pass it.</summary>
internal readonly record struct Request(
    Who Who, What What, Whom Whom, Through Through, Known Yes, Known No, Known Unknown, DateOnly? Born, DateOnly? Left, DateOnly? Asked, bool BornUnknown, bool LeftUnknown);

/// <summary>The seeded situations that every engine decides, as a question of the language and as a plain request.</summary>
internal static class Requests
{
    public const int Count = 10_000;

    private static readonly string[] Actors = ["staff", "teacher", "volunteer", "governor", "former employee"];

    private static readonly string[] Actions = ["connect", "message", "message a group", "receive a message", "post", "publish", "open an account", "use the logo"];

    private static readonly string[] Counterparts = ["current pupil", "former pupil", "pupil of another school", "parent of a current pupil", "colleague"];

    private static readonly string[] Channels = ["personal account", "official account", "own device"];

    private static readonly string[] Facts =
    [
        "unsure", "parent agrees", "other relationship", "family", "teaching purpose", "confidential", "names the school", "disclaimer", "harms the school", "working hours", "break",
        "about the school", "at home", "controversial", "names a pupil", "consent", "shows a pupil", "pupil objects", "personal opinion", "authorised", "voices the school", "written approval",
    ];

    public static IReadOnlyList<(Question Question, Request Request)> Make(PolicyDocument policy)
    {
        var random = new Random(20261121);
        var facts = Facts.Select(name => Word(policy, WordKind.Fact, name)).ToList();
        return [.. Enumerable.Range(0, Count).Select(_ => One(policy, facts, random))];
    }

    private static (Question Question, Request Request) One(PolicyDocument policy, List<Word> facts, Random random)
    {
        // Half of the situations are complete; the others lack facts or say that nobody can know them.
        var complete = random.Next(2) == 0;
        var (who, what) = (random.Next(10) < 8 ? random.Next(2) : random.Next(2, Actors.Length), random.Next(Actions.Length));
        var (whom, through) = (random.Next(1, Counterparts.Length + 1), random.Next(1, Channels.Length + 1));

        // Most people ask about what the rules speak of.
        if (random.Next(10) < 7)
        {
            through = (What)what is What.MessageGroup or What.Publish ? (int)Through.Official : (int)Through.Personal;
            whom = (What)what is What.Connect ? whom : (int)Whom.CurrentPupil;
        }

        (whom, through) = (complete || random.Next(8) > 0 ? whom : 0, complete || random.Next(8) > 0 ? through : 0);
        var asked = new DateOnly(2024, 3, 9).AddDays(random.Next(-400, 400));
        var born = random.Next(4) == 0 ? Calendar.Anniversary(asked, -18).AddDays(random.Next(-1, 2)) : asked.AddDays(-random.Next(4000, 8000));
        var left = random.Next(4) == 0 ? Calendar.Anniversary(asked, -3).AddDays(random.Next(-1, 2)) : asked.AddDays(-random.Next(0, 2500));
        var (bornGiven, leftGiven) = (complete || random.Next(6) > 0, complete || random.Next(6) > 0);
        var (bornUnknown, leftUnknown) = (!bornGiven && random.Next(2) == 0, !leftGiven && random.Next(2) == 0);
        var (yes, no, unknown) = (Known.None, Known.None, Known.None);
        var given = new Dictionary<Word, Truth>();
        for (var place = 0; place < facts.Count; place++)
        {
            var truth = random.Next(complete ? 100 : 130) switch { < 15 => Truth.True, < 100 => Truth.False, < 110 => Truth.NotKnown, _ => Truth.NotGiven };
            var bit = (Known)(1 << place);
            (yes, no, unknown) = (yes | (truth == Truth.True ? bit : 0), no | (truth == Truth.False ? bit : 0), unknown | (truth == Truth.NotKnown ? bit : 0));
            if (truth != Truth.NotGiven)
            {
                given[facts[place]] = truth;
            }
        }

        var question = new Question
        {
            Actor = Word(policy, WordKind.Actor, Actors[who]),
            Action = Word(policy, WordKind.Action, Actions[what]),
            With = whom == 0 ? null : Word(policy, WordKind.Counterpart, Counterparts[whom - 1]),
            On = through == 0 ? null : Word(policy, WordKind.Channel, Channels[through - 1]),
            Facts = given,
            Born = bornGiven ? born : null,
            Left = leftGiven ? left : null,
            Asked = asked,
            Unknown = new HashSet<DateFact>([.. bornUnknown ? [DateFact.Birth] : (DateFact[])[], .. leftUnknown ? [DateFact.Leaving] : (DateFact[])[]]),
        };
        return (question, new Request((Who)who, (What)what, (Whom)whom, (Through)through, yes, no, unknown, question.Born, question.Left, asked, bornUnknown, leftUnknown));
    }

    private static Word Word(PolicyDocument policy, WordKind kind, string name) => policy.Vocabulary.Find(kind, name) ?? throw new InvalidOperationException($"no word {name}");
}
