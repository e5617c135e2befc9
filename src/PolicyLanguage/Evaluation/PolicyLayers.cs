using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>
/// The documents that bind one school together: the law over a trust's or federation's policy over the school's own. What stands
/// above is a floor: the weightier verdict stands, duties unite, and silence above or below changes nothing.
/// </summary>
public sealed partial class PolicyLayers
{
    private readonly IReadOnlyList<PolicyDocument> documents;
    private readonly Vocabulary words;

    /// <param name="documents">At most one of the law, one of a trust or federation and one of a school, in any order.</param>
    /// <exception cref="ArgumentException">There is no document, or there are two for one place.</exception>
    public PolicyLayers(params IEnumerable<PolicyDocument> documents)
    {
        this.documents = [.. documents.OrderBy(Place)];
        if (this.documents.Count == 0 || this.documents.DistinctBy(Place).Count() < this.documents.Count)
        {
            throw new ArgumentException("layers are at most one document of the law, one of a trust or federation and one of a school", nameof(documents));
        }

        words = this.documents.Reverse().Skip(1).Aggregate(Lowest.Vocabulary, (sofar, document) => sofar.With(document.Vocabulary));
    }

    /// <summary>The uppermost first.</summary>
    public IReadOnlyList<PolicyDocument> Documents => documents;

    /// <summary>The document nearest to the asker: it names who is asked where nothing decides.</summary>
    public PolicyDocument Lowest => documents[^1];

    /// <summary>The words of all layers. Where two give one word different meanings, the lower one's is read.</summary>
    public Vocabulary Vocabulary => words;

    /// <summary>Reads a situation in the words of any of the documents.</summary>
    public QuestionResult Read(string text) => QuestionReader.Read(text, words);

    /// <summary>The answer of all layers together. Its clauses name the documents in which they stand.</summary>
    public Answer Ask(Question question)
    {
        var answer = Decide(question);
        return answer with { Change = AnswerChanges.Next(QuestionsTo(question), question, answer.Verdict, day => Verdict(question with { Asked = day })) };
    }

    /// <summary>The verdict alone, for trying many situations. It is that of <see cref="Ask"/>.</summary>
    public Verdict Verdict(Question question) => VerdictResolution.Verdict(documents, SetAside(QuestionsTo(question)));

    /// <summary>The rules of all documents that speak of these people doing this, the uppermost document first.</summary>
    public IEnumerable<Rule> RulesAbout(Question question) =>
        QuestionsTo(question).Where(asked => asked.Question is not null).SelectMany(asked => asked.Policy.RulesFor(asked.Question!));

    /// <summary>Whether no other document has a rule that could bear on this, so that the lowest answers for all.</summary>
    public bool OnlyLowestSpeaks(Question question) =>
        question.Actors.All(actor => Lowest.Vocabulary.Named(WordKind.Actor, actor.Name) is not null) && Lowest.Vocabulary.Named(
            WordKind.Action,
            question.Action.Name) is not null
        && QuestionsTo(question).SkipLast(1).All(asked => asked.Question is not { } known
            || (asked.Policy.RulesFor(known).Count == 0 && asked.Policy.NarrowerRulesFor(known).Count == 0));

    private static int Place(PolicyDocument document) => document.Front.Layer switch
    {
        Layer.Law => 0,
        Layer.Trust or Layer.Federation => 1,
        _ => 2,
    };

    private Answer Decide(Question question) => VerdictResolution.Of(documents, question, SetAside(QuestionsTo(question)));

    private List<PolicyQuestion> QuestionsTo(Question question) =>
        [.. documents.Select(document => new PolicyQuestion(document, QuestionTranslation.Of(question, document.Vocabulary)))];

    private static List<EvaluatedRule> SetAside(IReadOnlyList<PolicyQuestion> questions)
    {
        var evaluated = questions.SelectMany(asked => RuleEvaluation.All(asked)).ToList();
        var lawDecides = evaluated.Exists(candidate => candidate.Rule.Overrides && candidate.Applies == Truth.True);
        var schoolSpeaks = evaluated.Exists(candidate =>
            Place(candidate.Policy) == 2 && !candidate.Narrow && candidate.Rule.Verdict != RuleVerdict.Whenever && candidate.Applies != Truth.False);
        return lawDecides || schoolSpeaks ? evaluated.ConvertAll(With) : evaluated;

        EvaluatedRule With(EvaluatedRule candidate) => candidate with
        {
            SetAside = (lawDecides && candidate.Policy.Front.Layer != Layer.Law) || (schoolSpeaks && candidate.Rule.SchoolsMayVary),
        };
    }
}
