using Countersign.PolicyLanguage.Analysing;

namespace Countersign.PolicyLanguage.Comparing;

/// <summary>
/// What two documents answer differently: two versions of one, two schools', or a trust's and a school's. It is found over every
/// situation that both can be asked about, so "no difference" is proved and not tried.
/// </summary>
public sealed record PolicyDifference
{
    /// <summary>The documents' names as the sentences use them.</summary>
    public required string Before { get; init; }

    public required string After { get; init; }

    /// <summary>Grouped into sentences, verdicts first.</summary>
    public required IReadOnlyList<Difference> Answers { get; init; }

    /// <summary>What only one of the two can be asked about, as sentences.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Whether every question has the same verdict, decider, signatures and duties.</summary>
    public bool IsNone => Answers.Count == 0 && Words.Count == 0;

    /// <summary>The whole in one sentence.</summary>
    public string Sentence => IsNone ? "No answer differs, in any situation."
        : Answers.Count == 0 ? "No answer differs to any question that both can be asked."
        : $"{Answers.Count} {(Answers.Count == 1 ? "difference" : "differences")} in what is answered.";

    /// <summary>Compares the answers of two documents.</summary>
    /// <param name="today">Examples are made of people whose dates lie around this day.</param>
    public static PolicyDifference Between(PolicyDocument old, PolicyDocument @new, DateOnly today)
    {
        var versions = old.Front.Id == @new.Front.Id;
        var telling = versions ? new Telling("was", "becomes") : new Telling(old.Front.Id, @new.Front.Id);
        return new PolicyDifference
        {
            Before = versions ? "before" : old.Front.Id,
            After = versions ? "after" : @new.Front.Id,
            Answers = new Comparison(old, @new, Space.AskedOn(today), telling).Run(),
            Words = [.. OneSidedWords.Of(old, @new), .. OneSidedWords.Of(@new, old)],
        };
    }
}

/// <summary>One thing that is answered differently.</summary>
/// <param name="Sentence">Who and what, and both answers: <c>Staff to connect with a former pupil: was allowed, becomes forbidden.</c></param>
/// <param name="Example">The same of one person: <c>Somebody born 1 September 2014 who left on 1 April 2028, asked on 1 July 2033: was allowed, becomes forbidden.</c></param>
/// <param name="Situation">The question of the example, in the words of the first document.</param>
/// <param name="Before">The whole answer of the first document to the example.</param>
/// <param name="From">For the person of the example, the first day on which the answers differ; null where they always did.</param>
/// <param name="Until">The first day on which they agree again; null where they never do.</param>
/// <param name="Sides">What both say the day before and from the day after, as a sentence; null where no date matters.</param>
public sealed record Difference(string Sentence, string Example, Witness Situation, Answer Before, Answer After, DateOnly? From, DateOnly? Until, string? Sides)
{
    /// <summary>The clauses on which the two answers rest.</summary>
    public IReadOnlyList<string> ClausesBefore => Resting(Before);

    public IReadOnlyList<string> ClausesAfter => Resting(After);

    private static List<string> Resting(Answer answer) => [.. answer.Clauses.Where(clause => clause.Part != ClausePart.Overridden).Select(clause => clause.Clause)];
}
