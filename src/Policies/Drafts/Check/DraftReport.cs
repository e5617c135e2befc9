using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Linting;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Testing;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Drafts.Check;

/// <summary>An example and what became of it.</summary>
/// <param name="Now">The answer as the draft gives it now.</param>
internal sealed record ExampleChange(string Situation, string Before, string Now);

/// <summary>What the program can say about a draft: what keeps it from being read, what its examples answer, and what each clause means.</summary>
/// <param name="Document">Null while the draft has errors.</param>
/// <param name="Runs">Every example with its answer; empty while the draft has errors.</param>
internal sealed record DraftReport(DraftText Text, PolicyDocument? Document, IReadOnlyList<Problem> Problems, IReadOnlyList<ExampleRun> Runs)
{
    public IEnumerable<ExampleRun> Failing => Runs.Where(run => run.Differs is not null);

    /// <summary>What to do once a change is saved by which examples are answered otherwise; null where none is.</summary>
    public string? Next => Failing.Count() switch
    {
        0 => null,
        1 => "One example has a new answer. The page of the draft offers to accept it.",
        var many => $"{many} examples have a new answer. The page of the draft offers to accept them.",
    };

    public static DraftReport Of(PolicyDraft draft)
    {
        var text = DraftText.Of(draft);
        var strays = MisplacedContent.Of(draft, text);
        var (document, problems) = text.Read();
        return document is null || strays.Count > 0
            ? new DraftReport(text, null, [.. strays.Concat(problems).OrderBy(problem => problem.Line)], [])
            : new DraftReport(text, document, problems, PolicyTest.Run(document));
    }

    /// <summary>What governors may want to look at; empty while the draft cannot be read.</summary>
    /// <param name="above">The trust's or federation's policy, which the school's own must not undercut; null where there is none.</param>
    public IReadOnlyList<Finding> Findings(DateOnly today, PolicyDocument? above) =>
        Document is null ? [] : [.. PolicyAnalysis.Of(Document, today, above), .. Lint.Of(Document, today)];

    public IEnumerable<Problem> ProblemsOf(Guid clause) => Problems.Where(problem => Text.ClauseAt(problem.Line) == clause);

    public IEnumerable<ExampleRun> FailingOf(Guid clause) => Failing.Where(run => Text.ClauseAt(run.Example.Line) == clause);

    /// <summary>The examples of the whole draft whose answer is another one than before, those that came or went included.</summary>
    public static IReadOnlyList<ExampleChange> Changed(DraftReport before, DraftReport now)
    {
        if (before.Document is null || now.Document is null)
        {
            return [];
        }

        var earlier = Answers(before.Runs);
        var later = Answers(now.Runs);
        return
        [
            .. later.Where(one => earlier.GetValueOrDefault(one.Key) != one.Value)
                .Select(one => new ExampleChange(one.Key, earlier.GetValueOrDefault(one.Key) ?? "not asked", one.Value)),
            .. earlier.Where(one => !later.ContainsKey(one.Key)).Select(one => new ExampleChange(one.Key, one.Value, "no longer asked")),
        ];
    }

    private static Dictionary<string, string> Answers(IReadOnlyList<ExampleRun> runs) =>
        runs.GroupBy(run => ReadBack.Situation(run.Example)).ToDictionary(group => group.Key, group => AnswerText.Sentence(group.First().Answer));
}
