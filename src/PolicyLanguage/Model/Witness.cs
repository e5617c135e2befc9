namespace Countersign.PolicyLanguage.Model;

/// <summary>One situation that shows something, in the words of a document.</summary>
/// <param name="Question">As the document is asked.</param>
/// <param name="Text">The same as one would write it, in a document or on the Ask page.</param>
/// <param name="Sentence">The same in plain words: <c>Staff who connect with a former pupil: somebody born 1 September 2014, asked on 1 July 2033</c>.</param>
public sealed record Witness(Question Question, string Text, string Sentence);
