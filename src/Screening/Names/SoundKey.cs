namespace Countersign.Screening.Names;

/// <summary>
/// What stays of a name however it is carried into English: its consonants, in classes. "Zaynab" and "Zainab", "Hussein" and "Husayn",
/// "Bjornstad" and "Bjoernstad", "Shimshek" and "Simsek" have the same key; who is meant is for a person to say.
/// </summary>
internal static class SoundKey
{
    private const int Longest = 40;

    /// <summary>The key of letters a to z; other letters stand for themselves.</summary>
    public static string Of(ReadOnlySpan<char> letters)
    {
        Span<char> key = stackalloc char[Longest];
        var length = 0;
        for (var i = 0; i < letters.Length && length < Longest;)
        {
            var (sound, width) = At(letters, i);
            if (sound != '\0' && (length == 0 || key[length - 1] != sound || (i > 0 && (IsVowel(letters[i - 1]) || letters[i - 1] == 'h'))))
            {
                key[length++] = sound;
            }

            i += width;
        }

        return new string(key[..length]);
    }

    private static (char Sound, int Width) At(ReadOnlySpan<char> letters, int i)
    {
        var letter = letters[i];
        var next = i + 1 < letters.Length ? letters[i + 1] : '\0';
        return (letter, next) switch
        {
            ('c', 'h') => (i + 2 < letters.Length && letters[i + 2] == 'r' ? 'k' : 's', 2),
            ('s', 'c') when i + 2 < letters.Length && letters[i + 2] == 'h' => ('s', 3),
            ('s' or 'z' or 'k' or 'g' or 't' or 'd' or 'b', 'h') => (letter == 'z' ? 's' : letter, 2),
            ('p', 'h') => ('f', 2),
            ('t', 's' or 'z') or ('c' or 's', 'z') => ('s', 2),
            ('c', 'k') => ('k', 2),
            ('d', 'j') => ('j', 2),
            ('c', 'e' or 'i' or 'y') => ('s', 1),
            ('s' or 'z' or 'x' or 'c' or 'q' or 'k', _) => (letter is 'c' or 'q' or 'k' ? 'k' : 's', 1),
            ('v', _) => ('v', 1),
            ('w', _) => (i == 0 || !IsVowel(letters[i - 1]) ? 'v' : '\0', 1),
            ('h', _) => (i == 0 ? 'h' : '\0', 1),
            ('a' or 'e' or 'i' or 'o' or 'u' or 'y', _) => (i == 0 ? 'a' : '\0', 1),
            _ => (letter, 1),
        };
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
