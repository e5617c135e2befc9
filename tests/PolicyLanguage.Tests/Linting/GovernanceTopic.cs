using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace PolicyLanguage.Tests.Linting;

/// <summary>The topics on which a document may be silent, and the blocks that would break the silence.</summary>
internal static class GovernanceTopic
{
    private static readonly Dictionary<int, (string[] Kinds, string Words)> Topics = new()
    {
        [36] = (["cadence", "procedure", "rule"], @"read\w* .*\bpolicy|runners read|made aware|aware of (this|the) policy"),
        [37] = (["cadence", "procedure", "rule"], @"\btrain(ed|ing)?\b|\binduction\b"),
        [43] = (["rule", "procedure", "ladder"], @"remove-content|remove content|take (it|something) down|step in"),
        [44] = (["ladder"], @"^for\s.*\bparent\b"),
        [45] = (["ladder"], @"^for\s.*\bpupil\b"),
        [46] = (["rule", "route", "ladder", "procedure"], @"\bpolice\b"),
        [47] = (["procedure", "rule"], @"tell (the audience|readers|people).*\bwhy\b|(give|say|state)\w* (the )?reason.*(public|audience|reader)"),
        [48] = (["rule", "conduct", "ladder"], @"\bcontract(ual|s)?\b"),
        [49] = (["rule", "conduct"], @"former employee|after (the )?employment|earlier (employer|workplace|school|post)|former workplace"),
        [50] = (["conduct", "register", "rule"], @"british[- ]values|values of this country|fundamental values"),
        [51] = (["procedure", "cadence", "rule", "role"], @"equality (assessment|impact|check|duty)"),
    };

    /// <summary>The rows on which some document of the five is silent because no block speaks.</summary>
    public static IEnumerable<int> Rows => Topics.Keys;

    /// <summary>What breaks the silence; null where the document keeps it.</summary>
    public static string? Spoken(PolicyDocument policy, int row) => row switch
    {
        34 => policy.Front.RatifiedBy,
        _ when Topics.TryGetValue(row, out var topic) => policy.Parts.OfType<DocumentPart.Block>()
            .FirstOrDefault(block => topic.Kinds.Contains(block.Kind) && block.Lines.Prepend(block.Id).Any(line => Regex.IsMatch(line, topic.Words, RegexOptions.IgnoreCase)))
            is { } speaking ? $"{speaking.Kind} {speaking.Id} speaks of it" : null,
        _ => $"no document may be silent on row {row}",
    };
}
