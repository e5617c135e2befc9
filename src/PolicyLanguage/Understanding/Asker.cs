namespace Countersign.PolicyLanguage.Understanding;

/// <summary>Who types a sentence: the same words mean other people to a pupil, a parent and a teacher.</summary>
internal static class Asker
{
    public static bool IsFamily(string asker) => asker is "pupil" or "parent";

    /// <summary>Whether a line of the lexicon that is for some askers is for this one.</summary>
    public static bool Counts(string? only, string asker) => only switch
    {
        null => true,
        "family" => IsFamily(asker),
        "school" => !IsFamily(asker),
        _ => only == asker,
    };
}
