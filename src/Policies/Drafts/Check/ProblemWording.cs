using System.Text.RegularExpressions;
using Countersign.Policies.Ask;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Drafts.Check;

/// <summary>
/// What the reader and the checks of policies say, for people who do not type the language: whole sentences, the author's words in quotation marks,
/// and the parts of a document by the names that its pages give them.
/// </summary>
internal static partial class ProblemWording
{
    public static string Of(Problem problem) => PlainWords.Plain(Named($"{problem.Message}.{(problem.Help is { } help ? $" To mend it: {help}." : "")}"));

    /// <summary>What was found, for whom, and what governors could do.</summary>
    /// <param name="document">Whose rules are called by what they are about: nobody but their author knows the names they have in the text.</param>
    public static string Of(Finding finding, PolicyDocument document)
    {
        var told = $"{Found(finding)}.{(finding.Situation is { } situation ? $" {situation.Sentence.TrimEnd('.')}." : "")} They could {finding.CouldDo}.";
        return PlainWords.Plain(Named(Quoted().Replace(told, match => About(match, document))));
    }

    /// <summary>The same after the number of its clause.</summary>
    public static string WithClause(Finding finding, PolicyDocument document) =>
        (finding.Clause is null ? "" : $"Clause {finding.Clause}: ") + Of(finding, document);

    // One name may stand for a rule about each of several things, each of which the text tells apart.
    private static string About(Match match, PolicyDocument document) =>
        document.Rules.FirstOrDefault(rule => rule.Id == match.Groups["name"].Value
            && (!match.Groups["action"].Success || rule.Action.Name == match.Groups["action"].Value)) is { } rule
            ? $"`{ReadBack.Gist(rule)}`"
            : match.Value;

    // Examples have names for those who type them; everybody else knows them by what they ask, which follows.
    private static string Found(Finding finding) =>
        finding.Kind == FindingKind.IdleExample ? "an example asks what another one of this policy asks already" : finding.Message;

    private static string Named(string text) => Part().Replace(KindOfPart().Replace(Declared().Replace(text, "add "), Called), match => match.Value switch
    {
        "unknown actor" or "unknown action" or "unknown counterpart" or "unknown channel" => "unknown word",
        "unknown front matter" => "unknown line at the head of the document",
        "front matter" or "the front matter" => "the head of the document",
        "no front matter" => "no head",
        "blocks" => "parts",
        _ => "part",
    });

    // “a `rule` block” is a rule, and “a `setting`” a value left open.
    private static string Called(Match match)
    {
        if (BlockKinds.Core.Find(match.Groups["kind"].Value) is not { } kind)
        {
            return match.Value;
        }

        var bare = kind.Called.Split(' ', 2) is ["a" or "an", var rest] ? rest : kind.Called;
        return match.Groups["before"].Value is "a" or "an" ? kind.Called : $"{match.Groups["before"].Value} {bare}";
    }

    [GeneratedRegex(@"`(?<name>[^`\n]{1,200})`(?: about `(?<action>[^`\n]{1,200})`)?", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bdeclare (?:it|the role|the setting) in ", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();

    [GeneratedRegex(@"\b(?<before>a|an|its own|this) `(?<kind>[a-z]+)`(?: block\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex KindOfPart();

    [GeneratedRegex(@"\b(?:(?:the |no |unknown )?front matter|unknown (?:actor|action|counterpart|channel)|blocks?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
