using System.ComponentModel;
using System.Globalization;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People;
using Countersign.PolicyLanguage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Ask;

/// <summary>One question after another, and then the answer. Everything said travels in the sealed field, never in the address.</summary>
internal sealed class AboutModel(PoliciesInForce policies, Schools schools, CountersignDb db, Sealed inquiries, Me me, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Topic { get; set; }

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public int? Back { get; set; }

    [BindProperty]
    public string? Reply { get; set; }

    [BindProperty(Name = nameof(Stated))]
    public string[] Stated { get; set; } = [];

    [BindProperty]
    [DisplayName("The date")]
    public DateOnly? Day { get; set; }

    public PolicyInForce Policy { get; private set; } = null!;

    public Inquiry Inquiry { get; private set; } = null!;

    public Standing Standing { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public IReadOnlyList<string> Actors => [.. Policy.Document.Vocabulary.Of(WordKind.Actor).Select(actor => actor.Name).Distinct()];

    /// <summary>Nothing to show without a form: the beginning is another page.</summary>
    public IActionResult OnGet() => Redirect("/ask");

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (await policies.Here(ct) is not { } policy)
        {
            return Redirect("/ask");
        }

        Policy = policy;
        Today = new SchoolTime((await schools.Find(me.Establishment, ct))?.TimeZone ?? "Europe/London").Today(clock.GetUtcNow());
        var before = Topic is { } topic ? new Inquiry(AskWords.ActorOf(policy.Document, me), topic, []) : inquiries.Open(State);
        if (before is null || Interview.Of(policy.Document, before, Today) is not { } standing)
        {
            return Redirect("/ask");
        }

        var (after, refusal) = Topic is not null ? (before, null) : Taken(before, standing.Next);
        if (refusal is not null && ModelState.IsValid)
        {
            ModelState.AddModelError(FieldOf(standing.Next), refusal);
        }

        if (refusal is null)
        {
            ModelState.Clear();
            (Reply, Day, Stated) = (null, null, []);
        }

        return await Show(refusal is null ? after : before, ct) ? Page() : Redirect("/ask");
    }

    public string Label(Told told) => told.What switch
    {
        Inquiry.Counterpart => "With whom",
        Inquiry.Channel => "Where",
        Inquiry.BirthDate => "Born",
        Inquiry.LeavingDate => "Left the school",
        Inquiry.Stated => "What also holds",
        _ => Policy.Document.Vocabulary.Find(WordKind.Fact, told.What)?.Asks ?? told.What,
    };

    public static string Said(Told told) => told.Said switch
    {
        "" => "None of these",
        Inquiry.None => "None of these",
        Inquiry.Yes => "Yes",
        Inquiry.No => "No",
        Inquiry.Unknown => "Nobody can tell",
        var said when DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        var said => char.ToUpperInvariant(said[0]) + said[1..].Replace(",", ", ", StringComparison.Ordinal),
    };

    public static string FieldOf(Step? step) => step switch { Step.Date => nameof(Day), Step.Exceptions => nameof(Stated), _ => nameof(Reply) };

    private (Inquiry After, string? Refusal) Taken(Inquiry before, Step? step)
    {
        if (Back is { } to)
        {
            return (before.Back(to), null);
        }

        if (Who is { } who)
        {
            return (before with { Actor = who, Told = [] }, null);
        }

        return step switch
        {
            null => (before, null),
            Step.Choose choose when Reply is { } word && (word == Inquiry.None || choose.Words.Contains(word)) => (before.With(step.What, word), null),
            Step.Choose => (before, "Select one, or none of these"),
            Step.Fact when Reply is Inquiry.Yes or Inquiry.No or Inquiry.Unknown => (before.With(step.What, Reply), null),
            Step.Fact => (before, "Select yes, no, or that nobody can tell"),
            Step.Date when Reply == Inquiry.Unknown => (before.With(step.What, Inquiry.Unknown), null),
            Step.Date when Day is { } day && day <= Today => (before.With(step.What, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), null),
            Step.Date => (before, Day is null ? "Enter the date, or choose that nobody can tell" : "The date must be today or earlier"),
            Step.Exceptions exceptions => (before.With(step.What, string.Join(',', Stated.Where(stated => exceptions.All.Any(one => one.Value == stated)))), null),
            _ => throw new InvalidOperationException("a step is one of four"),
        };
    }

    private async Task<bool> Show(Inquiry inquiry, CancellationToken ct)
    {
        if (Interview.Of(Policy.Document, inquiry, Today) is not { } standing)
        {
            return false;
        }

        (Inquiry, Standing, State) = (inquiry, standing, inquiries.Close(inquiry));
        if (standing is { Next: null, Answer.Verdict: Verdict.Silent })
        {
            // What the text leaves open is counted for its next review, without who asked.
            var facts = new Dictionary<string, string> { ["action"] = standing.Question.Action.Name, ["counterpart"] = standing.Question.With?.Name ?? "" };
            await db.Save(new Act("ask.silent", me.Establishment, null, clock.GetUtcNow()) { Policy = Policy.Hash, Facts = facts }, ct);
        }

        return true;
    }
}
