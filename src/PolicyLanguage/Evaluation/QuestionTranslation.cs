using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>Puts a question into the words of another document.</summary>
internal static class QuestionTranslation
{
    /// <summary>The question as the document reads it; null where it has no word for what is done, or for any role of who does it.</summary>
    public static Question? Of(Question question, Vocabulary words)
    {
        var actors = question.Actors.Select(actor => Of(actor, words)).OfType<Word>().Distinct().ToList();
        return actors.Count == 0 || Of(question.Action, words) is not { } action
            ? null
            : question with
            {
                Actor = actors[0],
                AlsoAs = actors[1..],
                Action = action,
                With = Or(question.With, words),
                On = Or(question.On, words),
                NotAs = [.. question.NotAs.Select(word => words.Find(word.Kind, word.Name)).OfType<Word>()],
                Facts = Facts(question, words),
                Dates = question.Dates.Select(date => (Word: words.Find(WordKind.Date, date.Key.Name), date.Value))
                    .Where(date => date.Word is not null).DistinctBy(date => date.Word).ToDictionary(date => date.Word!, date => date.Value),
                Counts = question.Counts.Select(count => (Word: words.Find(WordKind.Fact, count.Key.Name), count.Value))
                    .Where(count => count.Word is { Counts: not null }).DistinctBy(count => count.Word)
                    .ToDictionary(count => count.Word!, count => count.Value),
            };
    }

    /// <summary>The word of that name, or the nearest wider one: the covers of a word are listed from the nearest to the widest.</summary>
    public static Word? Of(Word word, Vocabulary words) =>
        words.Find(word.Kind, word.Name) ?? word.Covers.Select(wider => words.Find(word.Kind, wider)).FirstOrDefault(known => known is not null);

    // A counterpart or channel without a word here is still somebody, somewhere: rules about anybody and anywhere keep their force.
    private static Word? Or(Word? word, Vocabulary words) => word is null ? null : Of(word, words) ?? word;

    private static Dictionary<Word, Truth> Facts(Question question, Vocabulary words)
    {
        var facts = new Dictionary<Word, Truth>();
        foreach (var (fact, truth) in question.Facts)
        {
            // What is narrower holds, so what is wider does; that it does not hold says nothing of the wider.
            if (words.Find(WordKind.Fact, fact.Name) is { } same && (same.Name == fact.Name || !fact.Covers.Contains(same.Name)))
            {
                facts[same] = truth;
            }
            else if (truth == Truth.True && Of(fact, words) is { } wider)
            {
                facts.TryAdd(wider, truth);
            }
        }

        return facts;
    }
}
