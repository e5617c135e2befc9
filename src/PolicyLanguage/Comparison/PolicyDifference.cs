using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Comparison.Practice;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>
/// What two documents answer and have done differently: two versions of one, two schools', or a trust's and a school's. It is found
/// over every situation that both can be asked about, so "no difference" is proved and not tried.
/// </summary>
public sealed record PolicyDifference
{
    private const int AFew = 2;

    /// <summary>The documents' names as the sentences use them.</summary>
    public required string Before { get; init; }

    public required string After { get; init; }

    /// <summary>Grouped into sentences, verdicts first.</summary>
    public required IReadOnlyList<Difference> Answers { get; init; }

    /// <summary>What only one of the two can be asked about, as sentences.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>What is done differently besides: steps, signatures, routes, dates, lists and roles.</summary>
    public required IReadOnlyList<PracticeChange> Practice { get; init; }

    /// <summary>Whether every question has the same verdict, decider, signatures and duties, whatever else differs.</summary>
    public bool AnswersAgree => Answers.Count == 0 && Words.Count == 0;

    /// <summary>Whether nothing differs that anybody would notice: neither an answer nor what is done.</summary>
    public bool IsNone => AnswersAgree && Practice.Count == 0;

    /// <summary>The changes in practice under their headings; parts without any are left out.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<PracticeChange> Changes)> Groups =>
    [
        .. Practice.GroupBy(change => change.Part).OrderBy(group => group.Key)
            .Select(group => (Heading(group.Key), (IReadOnlyList<PracticeChange>)[.. group])),
    ];

    /// <summary>
    /// Every difference, the weightiest first. Of the same weight a few of each heading stand before the rest, so that many of one do not hide the others,
    /// and what a child's safety may hang on before what it does not.
    /// </summary>
    public IReadOnlyList<DifferenceCard> Cards
    {
        get
        {
            var cards = Answers.Select(DifferenceCard.Of).Concat(Practice.Select(DifferenceCard.Of)).OrderBy(card => !card.IsSafeguarding).ToList();
            var ahead = new HashSet<DifferenceCard>(ReferenceEqualityComparer.Instance);
            ahead.UnionWith(cards.GroupBy(card => (card.Weight, card.Heading)).SelectMany(group => group.Take(AFew)));
            return [.. cards.OrderBy(card => card.Weight).ThenBy(card => !ahead.Contains(card))];
        }
    }

    /// <summary>The whole in one or two sentences, which say what was proved.</summary>
    public string Sentence => IsNone ? "Nothing differs: no answer in any situation, and no step, route, duty or date." : $"{Answered} {Done}";

    private string Answered => AnswersAgree ? "No answer differs, in any situation."
        : Answers.Count == 0 ? "No answer differs to any question that both can be asked."
        : $"{Answers.Count} {(Answers.Count == 1 ? "difference" : "differences")} in what is answered.";

    private string Done => Practice.Count == 0 ? "No step, route or date differs."
        : $"{Practice.Count} {(Practice.Count == 1 ? "difference" : "differences")} in what is done.";

    /// <summary>The heading under which a part is read.</summary>
    public static string Heading(PracticePart part) => part switch
    {
        PracticePart.Signing => "Who signs and checks",
        PracticePart.Concerns => "Where a concern goes",
        PracticePart.Breaches => "What happens after a breach",
        PracticePart.Recurring => "What has to be done and when",
        PracticePart.Lists => "Lists and what the school fills in",
        PracticePart.People => "Who is who",
        _ => "How strongly it is meant",
    };

    /// <summary>Whether two documents give the same answer in every situation, what is done besides left aside.</summary>
    internal static bool AnswersAgreeBetween(PolicyDocument old, PolicyDocument @new, DateOnly today) =>
        !OneSidedWords.Of(old, @new, "").Concat(OneSidedWords.Of(@new, old, "")).Any()
            && new AnswerComparison(old, @new, SituationSpace.AskedOn(today), new DifferenceWording("was", "becomes")).Run().Count == 0;

    /// <summary>Compares two documents alone, with nothing above either.</summary>
    /// <param name="today">Examples are made of people whose dates lie around this day.</param>
    public static PolicyDifference Between(PolicyDocument old, PolicyDocument @new, DateOnly today) =>
        Between(new PolicyLayers(old), new PolicyLayers(@new), today);

    /// <summary>Compares two documents alone that stand side by side and neither of which follows the other.</summary>
    public static PolicyDifference Between(PolicyDocument old, PolicyDocument @new, DateOnly today, DocumentNames names) =>
        Between(new PolicyLayers(old), new PolicyLayers(@new), today, names);

    /// <summary>
    /// Compares what is done under two lowest documents and what stands above each, and what the two answer by themselves. Those of one short
    /// name are taken for two versions: something was so and becomes otherwise.
    /// </summary>
    public static PolicyDifference Between(PolicyLayers old, PolicyLayers @new, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var (one, other) = (old.Lowest, @new.Lowest);
        return one.Front.Id == other.Front.Id
            ? Between(
                old,
                @new,
                today,
                new DifferenceWording("was", "becomes"),
                new("before", "after"),
                new(OneSidedWords.Name(one, other), OneSidedWords.Name(other, one)))
            : Between(old, @new, today, new DocumentNames(one.Front.Id, other.Front.Id), new(one.Front.Title, other.Front.Title));
    }

    /// <summary>Compares two that stand side by side and neither of which follows the other.</summary>
    /// <param name="names">As the sentences use them: <c>forbidden under Wrenfield School</c>.</param>
    public static PolicyDifference Between(PolicyLayers old, PolicyLayers @new, DateOnly today, DocumentNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Between(old, @new, today, names, names);
    }

    private static PolicyDifference Between(PolicyLayers old, PolicyLayers @new, DateOnly today, DocumentNames names, DocumentNames speakers) =>
        Between(old, @new, today, new DifferenceWording(names.Before, names.After), names, speakers);

    private static PolicyDifference Between(
        PolicyLayers old,
        PolicyLayers @new,
        DateOnly today,
        DifferenceWording telling,
        DocumentNames names,
        DocumentNames speakers) => new()
        {
            Before = names.Before,
            After = names.After,
            Answers = new AnswerComparison(old.Lowest, @new.Lowest, SituationSpace.AskedOn(today), telling).Run(),
            Practice = PracticeComparison.Between(old, @new, today, telling),
            Words = [.. OneSidedWords.Of(old.Lowest, @new.Lowest, speakers.Before), .. OneSidedWords.Of(@new.Lowest, old.Lowest, speakers.After)],
        };
}

/// <summary>What two documents are called where they are compared.</summary>
public sealed record DocumentNames(string Before, string After);

/// <summary>One thing that is answered differently.</summary>
/// <param name="Situation">The question of the example, in the words of the first document.</param>
/// <param name="Before">The whole answer of the first document to the example.</param>
/// <param name="From">For the person of the example, the first day on which the answers differ; null where they always did.</param>
/// <param name="Until">The first day on which they agree again; null where they never do.</param>
/// <param name="Sides">What both say the day before and from the day after, as a sentence; null where no date matters.</param>
public sealed record Difference(Witness Situation, Answer Before, Answer After, DateOnly? From, DateOnly? Until, string? Sides)
{
    /// <summary>Who and what: <c>Staff to connect with a former pupil</c>.</summary>
    public required string Asked { get; init; }

    /// <summary>One person to whom it happens: <c>Somebody born 1 September 2014 who left on 1 April 2028, asked on 1 July 2033</c>.</summary>
    public required string Case { get; init; }

    /// <summary>The first answer as it stands alone, with the duties that the second lacks: <c>forbidden; to do: decline</c>.</summary>
    public required string SaidBefore { get; init; }

    public required string SaidAfter { get; init; }

    /// <summary>Who and what, and both answers: <c>Staff to connect with a former pupil: was allowed, becomes forbidden.</c></summary>
    public required string Sentence { get; init; }

    /// <summary>The same of one person: <c>Somebody born 1 September 2014, asked on 1 July 2033: was allowed, becomes forbidden.</c></summary>
    public required string Example { get; init; }

    /// <summary>The clauses on which the two answers rest.</summary>
    public IReadOnlyList<string> ClausesBefore => Resting(Before);

    public IReadOnlyList<string> ClausesAfter => Resting(After);

    private static List<string> Resting(Answer answer) =>
        [.. answer.Clauses.Where(clause => clause.Part != ClausePart.Overridden).Select(clause => clause.Clause)];
}
