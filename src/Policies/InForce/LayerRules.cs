using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.InForce;

/// <summary>Puts the documents that bind one school in their places.</summary>
internal static class LayerRules
{
    /// <summary>The school's own policy under that of its trust or federation and under the law, as far as there are any.</summary>
    public static PolicyLayers Of(PolicyDocument own, PolicyDocument? above, PolicyDocument? law)
    {
        if (above is not null)
        {
            own = At(own, Layer.School);
            above = above.Front.Layer is Layer.Federation ? above : At(above, Layer.Trust);
        }

        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return new PolicyLayers(new[] { own, above, law }.OfType<PolicyDocument>().Select(document => Named(document, taken)).ToList());
    }

    // A school may ratify the very text of a trust. Nothing stands below it that could vary, and it overrides nothing above.
    private static PolicyDocument At(PolicyDocument document, Layer layer) => document.Front.Layer == layer ? document : document with
    {
        Front = document.Front with { Layer = layer },
        Rules = layer == Layer.School ? [.. document.Rules.Select(rule => rule with { SchoolsMayVary = false, Overrides = false })] : document.Rules,
    };

    // Clauses are cited by the short name of their document, and a school that began with its trust's text may have kept the name.
    private static PolicyDocument Named(PolicyDocument document, HashSet<string> taken)
    {
        var name = document.Front.Id;
        while (!taken.Add(name))
        {
            name += "-above";
        }

        return name == document.Front.Id ? document : document with { Front = document.Front with { Id = name } };
    }
}
