using System.Collections.Frozen;
using System.Text;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>
/// One way in which a first name or a surname is written. A <paramref name="Whole"/> form is the name as the school has it, or the name by which
/// the pupil is called; any other is a part, a short form or another spelling, after which somebody has to look. <paramref name="Breaks"/> is
/// how many words it is made of, less one. An <paramref name="Own"/> form is made of what the roster holds.
/// </summary>
internal sealed record NameForm(string Letters, bool Whole, int Breaks, bool Own = true)
{
    private const int ShortestPart = 3;

    private static readonly FrozenSet<string> Particles = (
        "van von vom zu zum zur der den de del della dela di da das dos do du la le les los las el al ul as ar an ash ad at il bin ibn bint "
        + "binti binte ben bar abu umm ap ab ferch verch mac mc nic ni nig ui o st saint ter ten te af av y e d l m n t v vd mhic fitz")
        .Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Articles =
        "al el ar as ash an ad at il ul".Split(' ').ToFrozenSet();

    /// <summary>Whether this word only leads up to a surname ("van", "de", "al").</summary>
    public static bool IsParticle(string letters) => Particles.Contains(letters);

    /// <summary>Ways to write a first name and the name that the pupil is called by.</summary>
    public static IEnumerable<NameForm> OfFirst(string? first, string? preferred)
    {
        var whole = new[] { first, preferred }.Select(Words).Where(words => words.Count > 0).ToList();
        var forms = whole.Select(words => new NameForm(string.Concat(words), true, words.Count - 1)).ToList();
        var parts = whole.Where(words => words.Count > 1).SelectMany(words => words).Where(part => part.Length >= ShortestPart && !IsParticle(part));
        var others = forms.Select(form => form.Letters).Concat(whole.Select(words => words[0])).Distinct().SelectMany(GivenNames.Others)
            .Where(other => !IsParticle(other));
        return forms.Concat(parts.Select(part => new NameForm(part, false, 0))).Concat(others.Select(other => new NameForm(other, false, 0, Own: false)))
            .DistinctBy(form => form.Letters);
    }

    /// <summary>
    /// Ways to write a surname: whole, by each part of a double one, without or with another of the words that lead up to it, and with those as
    /// initials ("v.d. Heuvel").
    /// </summary>
    public static IEnumerable<NameForm> OfSurname(string? surname)
    {
        var words = Words(surname);
        if (words.Count == 0)
        {
            return [];
        }

        var forms = new List<NameForm> { new(string.Concat(words), true, words.Count - 1) };
        if (words[0] is "st" or "saint")
        {
            forms.Add(new(string.Concat(words.Skip(1).Prepend(words[0] == "st" ? "saint" : "st")), true, words.Count - 1));
        }

        var units = Units(words);
        foreach (var (leading, core) in units)
        {
            var letters = string.Concat(leading) + core;
            Add(forms, letters, leading.Count);
            Add(forms, core, 0);
            Add(forms, string.Concat(leading.Select(word => word[0])) + core, leading.Count);
            if (leading is [var article] && Articles.Contains(article))
            {
                Add(forms, (article == "al" ? "el" : "al") + core, 1);
            }

            if (leading is ["mc" or "mac"])
            {
                Add(forms, (leading[0] == "mc" ? "mac" : "mc") + core, 1);
            }
        }

        if (units.Count == 2)
        {
            Add(forms, string.Concat(units[1].Leading) + units[1].Core + string.Concat(units[0].Leading) + units[0].Core, words.Count - 1);
        }

        return forms.DistinctBy(form => form.Letters);
    }

    /// <summary>What the letters of a name would be if its accented letters were written out ("Weiß", "Çağla", "Bjørnstad").</summary>
    public static string WrittenOut(string? name)
    {
        var written = new StringBuilder();
        foreach (var letter in (name ?? "").Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            written.Append(letter switch
            {
                'ä' => "ae",
                'ö' or 'ø' or 'ő' => "oe",
                'ü' or 'ű' => "ue",
                'å' => "aa",
                'ç' or 'č' or 'ć' => "ch",
                'ş' or 'ș' or 'š' or 'ś' or 'ṣ' => "sh",
                'ž' or 'ż' or 'ź' => "zh",
                'ț' or 'ţ' => "ts",
                'ñ' or 'ń' or 'ň' => "ny",
                'ğ' => "gh",
                'đ' => "dj",
                _ => letter.ToString(),
            });
        }

        return LetterStream.Of(PlainText.Of(written.ToString())).Letters;
    }

    /// <summary>Somali and pinyin give letters of their own to sounds that English writes otherwise ("Xasan" Hassan, "Cali" Ali, "Qiu" Chiu).</summary>
    public static IEnumerable<string> SpokenAs(string letters)
    {
        if (letters.AsSpan().ContainsAny('x', 'c'))
        {
            yield return letters.Replace("sh", "\u0001", StringComparison.Ordinal).Replace('x', 'h').Replace("c", "", StringComparison.Ordinal)
                .Replace("\u0001", "sh", StringComparison.Ordinal);
        }

        if (letters.Contains("qi", StringComparison.Ordinal))
        {
            yield return letters.Replace("qi", "chi", StringComparison.Ordinal);
        }
    }

    private static void Add(List<NameForm> forms, string letters, int breaks)
    {
        if (letters.Length >= ShortestPart)
        {
            forms.Add(new(letters, false, breaks));
        }
    }

    private static List<string> Words(string? name)
    {
        var stream = LetterStream.Of(PlainText.Of(name));
        var words = new List<string>();
        for (var start = 0; start < stream.Letters.Length; start = stream.NextEdge(start))
        {
            words.Add(stream.Word(start));
        }

        return words;
    }

    private static List<(List<string> Leading, string Core)> Units(List<string> words)
    {
        var units = new List<(List<string> Leading, string Core)>();
        var leading = new List<string>();
        foreach (var (at, word) in words.Index())
        {
            if (IsParticle(word) && at + 1 < words.Count)
            {
                leading.Add(word);
            }
            else
            {
                units.Add((leading, word));
                leading = [];
            }
        }

        return units;
    }
}
