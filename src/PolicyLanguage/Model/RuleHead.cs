namespace Countersign.PolicyLanguage.Model;

/// <summary>The line with which a rule begins.</summary>
/// <param name="Keyword">As the grammar writes it.</param>
/// <param name="Actions">Empty where the line does not say who does what.</param>
internal sealed record RuleHead(string Keyword, RuleVerdict Verdict, IReadOnlyList<Word> Actors, IReadOnlyList<Word> Actions);
