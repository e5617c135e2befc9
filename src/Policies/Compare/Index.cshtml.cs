using Countersign.People.Records;
using Countersign.Policies.Compare.Wording;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Compare;

/// <summary>Two policies compared by what they answer and have done, and clause by clause by their words, for governors before they vote.</summary>
internal sealed class IndexModel(Comparable comparable, Schools schools, TimeProvider clock) : PageModel
{
    /// <summary>So many are read on a phone before it is put away; the others are a press away.</summary>
    public const int First = 5;

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public PolicyDifference? Difference { get; private set; }

    /// <summary>Every difference in what is answered and done, the weightiest first.</summary>
    public IReadOnlyList<DifferenceCard> Cards { get; private set; } = [];

    public WordingDifference? Wording { get; private set; }

    /// <summary>What the two are called where neither follows the other; null where one does.</summary>
    public DocumentNames? Names { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        var school = await schools.Here(ct);
        Choices = await comparable.All(school, ct);
        if (string.IsNullOrEmpty(Before) && string.IsNullOrEmpty(After))
        {
            return;
        }

        if (await comparable.Find(school, Before ?? "", ct) is not { } before)
        {
            ModelState.AddModelError(nameof(Before), "Select a policy that can be read. A draft has to be mended first");
        }
        else if (await comparable.Find(school, After ?? "", ct) is not { } after)
        {
            ModelState.AddModelError(nameof(After), "Select a policy that can be read. A draft has to be mended first");
        }
        else
        {
            var today = school.Time.Today(clock.GetUtcNow());
            Names = Comparable.Names(Choices, Before!, After!);
            Difference = Names is null ? PolicyDifference.Between(before, after, today) : PolicyDifference.Between(before, after, today, Names);
            Cards = Difference.Cards;
            Wording = WordingDifference.Between(before.Lowest, after.Lowest, versions: Names is null);
        }
    }

    /// <summary>The cards after the first, under their headings.</summary>
    public IEnumerable<IGrouping<string, DifferenceCard>> Rest => Cards.Skip(First).GroupBy(card => card.Heading);

    public CardList Listed(IEnumerable<DifferenceCard> cards) =>
        new([.. cards], English.Capital(Names?.Before ?? "before"), English.Capital(Names?.After ?? "after"), Wording);
}

/// <summary>Cards with what the two sides are called.</summary>
/// <param name="Wording">Where the clauses are looked up whose words differ.</param>
internal sealed record CardList(IReadOnlyList<DifferenceCard> Cards, string Before, string After, WordingDifference? Wording)
{
    /// <summary>Where the tracked words of a clause stand on the page; null where it reads the same.</summary>
    public string? Anchor(string clause, bool before) =>
        Wording?.Changes.FirstOrDefault(change => (before ? change.Clause.Before : change.Clause.After)?.Number == clause)?.Anchor;
}
