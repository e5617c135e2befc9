namespace Countersign.PolicyLanguage.Model;

/// <summary>Words of the language that are members of a closed list: <c>SchoolDay</c> is written <c>school day</c>.</summary>
internal static class Spelling
{
    /// <summary>As documents write it.</summary>
    public static string Of(Enum value) =>
        string.Concat(value.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? " " + letter : letter.ToString())).ToLowerInvariant();

    /// <summary>What a document means by it; null where it is none of the list.</summary>
    public static T? Read<T>(string text)
        where T : struct, Enum => Known<T>.ByName.TryGetValue(text, out var value) ? value : null;

    private static class Known<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> ByName = Enum.GetValues<T>().ToDictionary(value => Of(value), StringComparer.OrdinalIgnoreCase);
    }
}
