using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>Looks through every situation of a document for what its authors may not have meant.</summary>
public static class PolicyAnalysis
{
    /// <summary>What is found, in the order of the text.</summary>
    /// <param name="today">Situations are made of people whose dates lie around this day.</param>
    /// <param name="above">The trust's or federation's document under which this one stands; null for none.</param>
    public static IReadOnlyList<Finding> Of(PolicyDocument document, DateOnly today, PolicyDocument? above = null)
    {
        var study = new Study(document, today);
        var found = Conflicts.Of(study).Concat(Gaps.Of(study)).Concat(DeadRules.Of(study)).Concat(IdleExceptions.Of(study)).Concat(IdleExamples.Of(document));
        return [.. found.Concat(above is null ? [] : new LooserThanAbove(document, above, today).Find()).OrderBy(finding => finding.Line)
            .ThenBy(finding => finding.Kind).ThenBy(finding => finding.Message, StringComparer.Ordinal)];
    }
}

/// <summary>A document with all its answers, looked at once for every kind of finding.</summary>
internal sealed class Study
{
    public Study(PolicyDocument policy, DateOnly today)
    {
        (Policy, Today, Space) = (policy, SituationSpace.AskedOn(today), SituationSpace.Of(policy));
        Lens = new RuleEncoder(Space, policy);
        Groups = [.. Analysis.RuleGroups.Of(policy).Select(group => new StudiedGroup(group.Asked, new GroupAnswers(Space, Lens, group.Rules[0])))];
    }

    public PolicyDocument Policy { get; }

    public DateOnly Today { get; }

    public SituationSpace Space { get; }

    public RuleEncoder Lens { get; }

    public IReadOnlyList<StudiedGroup> Groups { get; }

    /// <summary>Where two rules, conditions or slots both certainly hold.</summary>
    public int Meet(int one, int other) =>
        Space.Diagram.Apply(new ApplyOperation((first, second) => first == (int)Truth.True && second == (int)Truth.True ? 1 : 0), one, other);

    /// <summary>Where a function is one, everything being known or not.</summary>
    public SolutionSet Where(int function, bool known = true) => new(Space, function, value => value == 1, known);

    public Witness Witness(StudiedGroup cell, SolutionSet region) => WitnessBuilder.Of(Space, Policy, cell.Asked[0], region.Point(), Today);
}

/// <summary>Actors and actions about which the same rules speak, with the answers.</summary>
internal sealed record StudiedGroup(IReadOnlyList<(string Actor, string Action)> Asked, GroupAnswers Answers);
