namespace Countersign.PolicyLanguage.Model;

/// <summary>What is known of a fact. Nothing unknown ever counts as a yes.</summary>
public enum Truth
{
    False,
    True,

    /// <summary>Nobody has said; asking may help.</summary>
    NotGiven,

    /// <summary>It was asked and nobody can tell; a person has to decide.</summary>
    NotKnown,
}

internal static class TruthLogic
{
    /// <summary>Whether the fact is as a condition wants it.</summary>
    public static Truth Expecting(this Truth fact, bool holds) => fact switch
    {
        Truth.True => holds ? Truth.True : Truth.False,
        Truth.False => holds ? Truth.False : Truth.True,
        _ => fact,
    };

    /// <summary>All of them: one no decides; otherwise what was not given weighs before what cannot be known.</summary>
    public static Truth All(params ReadOnlySpan<Truth> truths) => Fold(truths, decisive: Truth.False, otherwise: Truth.True);

    /// <summary>Any of them: one yes decides.</summary>
    public static Truth Any(params ReadOnlySpan<Truth> truths) => Fold(truths, decisive: Truth.True, otherwise: Truth.False);

    public static Truth Not(this Truth truth) => truth.Expecting(false);

    private static Truth Fold(ReadOnlySpan<Truth> truths, Truth decisive, Truth otherwise)
    {
        var result = otherwise;
        foreach (var truth in truths)
        {
            if (truth == decisive)
            {
                return decisive;
            }

            // A person may know what was not given even where another fact can never be known, so that question comes first.
            if (truth == Truth.NotGiven || (truth == Truth.NotKnown && result != Truth.NotGiven))
            {
                result = truth;
            }
        }

        return result;
    }
}
