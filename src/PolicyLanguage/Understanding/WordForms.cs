namespace Countersign.PolicyLanguage.Understanding;

/// <summary>What an English word may be a form of. Too many are named rather than too few: only forms that a pattern uses count.</summary>
internal static class WordForms
{
    public static List<string> Of(string word, IReadOnlyDictionary<string, string> irregular)
    {
        var forms = new List<string>(4) { word };
        if (irregular.TryGetValue(word, out var root))
        {
            forms.Add(root);
        }

        if (word.Length <= 3)
        {
            return forms;
        }

        if (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal))
        {
            forms.Add(word[..^1]);
            if (word.EndsWith("es", StringComparison.Ordinal))
            {
                forms.Add(word[..^2]);
            }

            if (word.EndsWith("ies", StringComparison.Ordinal))
            {
                forms.Add(word[..^3] + "y");
            }
        }

        Verb(forms, word, "ed");
        Verb(forms, word, "ing");
        return forms;
    }

    private static void Verb(List<string> forms, string word, string ending)
    {
        if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length < ending.Length + 2)
        {
            return;
        }

        var stem = word[..^ending.Length];
        forms.Add(stem);
        forms.Add(stem + "e");
        if (stem.Length > 2 && stem[^1] == stem[^2])
        {
            forms.Add(stem[..^1]);
        }

        if (stem.EndsWith('i'))
        {
            forms.Add(stem[..^1] + "y");
        }
    }
}
