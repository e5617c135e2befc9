using System.Globalization;
using System.Text.Json;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.PolicyLanguage.Json;

/// <summary>
/// A document for other programs: what its blocks say, clause by clause in the order of the text. Names of properties stay as
/// they are; new ones may join them. What a block leaves out is null or an empty list.
/// </summary>
public static class PolicyJson
{
    /// <summary>The document as indented JSON. Dates are ISO 8601; everything else stands in the words of the document.</summary>
    public static string Of(PolicyDocument policy) => Of(policy, BlockKinds.Core);

    internal static string Of(PolicyDocument policy, BlockKinds kinds) => JsonSerializer.Serialize(
        new
        {
            Document = Front(policy),
            Introduction = Introduction(policy),
            Clauses = Clauses(policy, kinds),
            Words = policy.Vocabulary.AddedTo(PolicyReader.CoreWords).Select(word => new
            {
                Kind = Spelling.Of(word.Kind),
                word.Name,
                Is = word.Covers,
                word.Asks,
                word.Said,
                word.Many,
                word.Outside,
                Implies = word.Implies.Count == 0 ? null : word.Implies,
                word.Counts,
                word.Yes,
                word.No,
                word.Under,
            }),
            Settings = policy.Settings.Select(setting =>
                new { setting.Id, Clause = setting.Clause.Id, Means = setting.Meaning, setting.Value, setting.AddedBySchool }),
            Roles = policy.Roles.Select(role => new { role.Name, Clause = role.Clause.Id, role.Deputy, role.May }),
        },
        AnswerJson.Style);

    private static object Front(PolicyDocument policy) => new
    {
        policy.Front.Id,
        policy.Front.Title,
        policy.Front.Summary,
        policy.Front.Version,
        policy.Hash,
        Layer = Spelling.Of(policy.Front.Layer),
        policy.Front.Nation,
        YearsEnd = Spelling.Of(policy.Front.YearsEnd),
        Issued = Iso(policy.Front.Issued),
        Reviewed = Iso(policy.Front.Reviewed),
        Ratified = Iso(policy.Front.Ratified),
        ReviewDue = Iso(policy.Front.ReviewDue),
        policy.Front.ReviewMonths,
        policy.Front.RatifiedBy,
        policy.Front.Owner,
        policy.Front.WhenSilent,
        policy.Front.WhenUnknown,
        Colleagues = policy.Front.Colleagues.Count == 0 ? null : policy.Front.Colleagues,
    };

    private static string Introduction(PolicyDocument policy) =>
        string.Join(
            "\n\n",
            policy.Parts.TakeWhile(part => part is not DocumentPart.Heading { Clause: not null }).OfType<DocumentPart.Prose>().Select(prose => prose.Markdown));

    private static IEnumerable<object> Clauses(PolicyDocument policy, BlockKinds kinds)
    {
        var under = policy.Clauses.ToDictionary(clause => clause.Id, _ => new List<object>());
        var (clause, level, levels) = ("", 0, new Dictionary<string, int>());
        foreach (var part in policy.Parts)
        {
            if (part is DocumentPart.Heading { Clause: { } id } heading)
            {
                (clause, level) = (id, heading.Level);
                levels[id] = level;
            }
            else if (part is DocumentPart.Block block)
            {
                under[clause].Add(PolicyJsonBlocks.Of(block, kinds));
            }
        }

        return policy.Clauses.Select(one => new { one.Id, one.Heading, Level = levels[one.Id], one.Line, Prose = one.Markdown, Blocks = under[one.Id] });
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
