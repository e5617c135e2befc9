using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>A rule while its block is read, line by line.</summary>
internal sealed class RuleDraft
{
    public RuleVerdict? Verdict;

    public List<Word> Actors = [];

    public Word? Action;

    public Waiting? Until;

    public string? Decider, Because;

    public Strength Strength;

    public bool SchoolsMayVary, Overrides;

    public List<RuleOver> Over { get; } = [];

    public List<Word> With { get; } = [];

    public List<Word> On { get; } = [];

    public List<Condition> When { get; } = [];

    public List<Condition> Unless { get; } = [];

    public List<string> Except { get; } = [];

    public List<NeededStep> Needs { get; } = [];

    public List<Duty> Then { get; } = [];
}
