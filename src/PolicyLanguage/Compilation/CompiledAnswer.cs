using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Compilation;

/// <summary>
/// A verdict and the part that each rule played in it, without the words of an answer. Its bits mean nothing by themselves:
/// <see cref="CompiledPolicy.Clauses"/> of the policy that decided turns them into clauses.
/// </summary>
internal readonly record struct CompiledAnswer
{
    public Verdict Verdict { get; internal init; }

    /// <summary>Which actor does what.</summary>
    internal int Cell { get; init; }

    internal ulong Decisive { get; init; }

    internal ulong CannotTell { get; init; }

    internal ulong ExceptionApplied { get; init; }

    internal ulong AddsDuty { get; init; }

    internal ulong Overridden { get; init; }
}

/// <summary>A clause of one document and the part it played in a decision.</summary>
internal readonly record struct DecidedClause(string Clause, ClausePart Part);
