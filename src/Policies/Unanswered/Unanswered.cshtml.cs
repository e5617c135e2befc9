using System.Globalization;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.Unanswered;

/// <summary>One question and how often it went without an answer.</summary>
/// <param name="Asks">Who does what, such as <c>a teacher connect with a former pupil</c>.</param>
internal sealed record OpenQuestion(int Times, string Asks, string Why, string Months)
{
    public string Count => Times == 1 ? "Once" : Times == 2 ? "Twice" : string.Create(CultureInfo.InvariantCulture, $"{Times} times");
}

/// <summary>What people asked and the policy does not settle, for those who review it.</summary>
internal sealed class UnansweredModel(CountersignDb db, PoliciesInForce policies, Me me, TimeProvider clock) : PageModel
{
    // Of the sentences that were sent so many are shown; the next come once these are dealt with.
    private const int MostShown = 100;

    public IReadOnlyList<OpenQuestion> Now { get; private set; } = [];

    public IReadOnlyList<OpenQuestion> Before { get; private set; } = [];

    /// <summary>What was typed and not understood, by what it came nearest to.</summary>
    public IReadOnlyList<OpenQuestion> NotUnderstood { get; private set; } = [];

    public IReadOnlyList<SentSentence> Sent { get; private set; } = [];

    public bool MayBeMore => Sent.Count == MostShown;

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        var policy = await policies.Here(ct);
        if (!Reviewers.Has(me, policy))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var counts = await db.Set<UnansweredCount>().AsNoTracking().Where(row => row.Establishment == me.Establishment).ToListAsync(ct);
        Now = Grouped(policy, counts.Where(row => row.Policy == policy?.Hash));
        Before = Grouped(policy, counts.Where(row => row.Policy != policy?.Hash));
        var shapes = await db.Set<NotUnderstoodCount>().AsNoTracking().Where(row => row.Establishment == me.Establishment).ToListAsync(ct);
        NotUnderstood =
        [
            .. shapes.GroupBy(row => (row.Actor, row.About, row.WordsUpTo)).Select(group => new OpenQuestion(
                    group.Sum(row => row.Times),
                    Perhaps(policy?.Words ?? PolicyReader.CoreWords, group.Key.Actor, group.Key.About),
                    group.Key.WordsUpTo == CountUnanswered.Long ? "Told in a longer text" : $"Said in {group.Key.WordsUpTo} words or fewer",
                    Months(group.Min(row => row.Month), group.Max(row => row.Month))))
                .OrderByDescending(open => open.Times).ThenBy(open => open.Asks, StringComparer.Ordinal),
        ];
        var oldest = SentSentence.OldestShown(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        Sent = await db.Set<SentSentence>().AsNoTracking().Where(row => row.Establishment == me.Establishment && row.Month >= oldest)
            .OrderByDescending(row => row.Month).ThenBy(row => row.Id).Take(MostShown).ToListAsync(ct);
        return Page();
    }

    /// <summary>A sentence that was sent is dealt with, and deleted. Pressed twice it is once.</summary>
    public async Task<IActionResult> OnPost(Guid id, CancellationToken ct)
    {
        if (!Reviewers.Has(me, await policies.Here(ct)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (await db.Set<SentSentence>().FirstOrDefaultAsync(row => row.Establishment == me.Establishment && row.Id == id, ct) is { } sent)
        {
            db.Remove(sent);
            await db.TrySave(new AuditEvent(PolicyEvents.SentenceDealtWith, me.Establishment, me.Id, clock.GetUtcNow()), ct);
        }

        return this.Done(PolicyLinks.Unanswered, "Dealt with", "The sentence is deleted.");
    }

    private static string Perhaps(Vocabulary words, string actor, string about) => about.Length == 0
        ? $"something that we could not place, asked by {actor}"
        : $"near to “may {ReadBack.Doing(words, actor, about, "", "")}?”";

    private static IReadOnlyList<OpenQuestion> Grouped(PolicyInForce? policy, IEnumerable<UnansweredCount> counts) =>
    [
        .. counts.GroupBy(row => (row.Actor, row.Action, row.Counterpart, row.Channel, row.Ambiguous)).Select(group => new OpenQuestion(
                group.Sum(row => row.Times),
                ReadBack.Doing(policy?.Words ?? PolicyReader.CoreWords, group.Key.Actor, group.Key.Action, group.Key.Counterpart, group.Key.Channel),
                group.Key.Ambiguous ? "The text can be read both ways" : "The policy says nothing",
                Months(group.Min(row => row.Month), group.Max(row => row.Month))))
            .OrderByDescending(open => open.Times).ThenBy(open => open.Asks, StringComparer.Ordinal),
    ];

    private static string Months(DateOnly first, DateOnly last) =>
        first == last ? English.Month(first) : $"{English.Month(first)} to {English.Month(last)}";
}

/// <summary>Who looks after the policy.</summary>
internal static class Reviewers
{
    private static readonly string[] Everywhere = [Me.Administrator, Me.Headteacher, "governor", "chair of governors"];

    /// <summary>Governors, the headteacher, administrators, and whoever the document names as its keeper or as the one to ask where it is silent.</summary>
    public static bool Has(Me me, PolicyInForce? policy) =>
        Everywhere.Any(me.Holds) || (policy is not null && (me.Holds(policy.WhenSilent) || (policy.OwnDocument.Front.Owner is { } owner && me.Holds(owner))));
}
