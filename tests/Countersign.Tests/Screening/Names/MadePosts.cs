using System.Globalization;
using System.Text;

namespace Countersign.Tests.Screening.Names;

/// <summary>A post that somebody could have written: whom it names, how, and what a careful checker would want at least.</summary>
internal sealed record MadePost(string Text, IReadOnlyList<MadePupil> Pupils, string Form, string Expectation);

/// <summary>Writes posts over the invented roster: every form of a name, with every pupil whose name has that form, in frames that take turns.</summary>
internal static class MadePosts
{
    private static readonly string[] Frames =
    [
        "Well done {0} for a super effort today",
        "Congratulations to {0}, who swam 400 m",
        "Our star of the week is {0}!",
        "We loved the painting by {0} in the hall",
        "Player of the match: {0} 🏆",
        "This afternoon {0} read to the Year 1s",
        "Huge thanks to {0} and the eco team",
        "Happy birthday to {0} from all of us in 4B",
        "Year 6 pupil {0} has won the county chess cup",
        "Amazing work, {0}. Keep it up.",
        "\"I love the garden,\" said {0}, our gardener",
    ];

    private static readonly string[] Styles = ["𝐀𝐚", "𝘈𝘢", "𝓐𝓪", "Ａａ", "𝙰𝚊"];

    private static readonly Dictionary<char, char> LookAlike =
        "aeocpxiBM".Zip("\u0430\u0435\u043E\u0441\u0440\u0445\u0456\u0412\u041C").ToDictionary(pair => pair.First, pair => pair.Second);

    private static readonly Dictionary<char, char> Digit = "aeiost".Zip("431057").ToDictionary(pair => pair.First, pair => pair.Second);

    public static IEnumerable<MadePost> Named()
    {
        var turn = 0;
        string Frame(string name) => string.Format(CultureInfo.InvariantCulture, Frames[turn++ % Frames.Length], name);
        foreach (var pupil in MadePupils.All)
        {
            MadePost Row(string text, string form, string expectation) => new(text, [pupil], form, expectation);
            if (pupil.Surname.Length == 0)
            {
                yield return Row(Frame(pupil.First), "mononym", "ask");
                yield return Row($"Young scientist award: {pupil.First} (Year 4)", "mononym", "ask");
                yield return Row($"{pupil.First} came first in the sack race", "mononym", "ask");
                continue;
            }

            var (first, surname, full) = (pupil.First, pupil.Surname, pupil.Full);
            var plain = Ascii(full);
            var word = pupil.IsWords;
            yield return Row(Frame(full), word ? "word-name" : "full", "block");
            yield return Row($"{full}'s model of the Tower Bridge is on show", "possessive", "block");
            yield return Row($"{full}’s mum made the cake", "possessive", "block");
            yield return Row($"The best score was {full}’s.", "possessive", "block");
            yield return Row($"Award list: {surname}, {first}; others to follow", "reversed", "block");
            yield return Row($"So proud of this #{Camel(plain)}", "hashtag-camel", "block");
            yield return Row($"what a game #{Joined(plain)} ⚽", "hashtag-lower", "block");
            yield return Row($"#Vote{Camel(plain)}ForHeadBoy", "hashtag-words", "ask");
            yield return Row($"#Team{Camel(plain)}", "hashtag-words", "ask");
            yield return Row($"video by @{Joined(plain)}12", "handle", "ask");
            yield return Row($"Photo: @{Joined(Ascii(first))}_{Joined(Ascii(surname))}", "handle", "ask");
            yield return Row($"follow @{Joined(Ascii(first))}.{Joined(Ascii(surname))}09 for more", "handle", "ask");
            yield return Row($"Read on: https://www.example-school.test/news/{Slug(plain)}-wins-again", "url", "block");
            yield return Row($"www.example-school.test/vote?name={Uri.EscapeDataString(full.ToLowerInvariant())}", "url", "block");
            yield return Row($"Write to {Joined(Ascii(first))}.{Joined(Ascii(surname))}@example.test for a ticket", "email", "block");
            yield return Row($"Dropped by {full.ToUpper(CultureInfo.InvariantCulture)}", "caps", "block");
            yield return Row($"WELL DONE {full.ToUpperInvariant()} AND ALL OF 5H", "caps", "block");
            yield return Row($"well done {full.ToLowerInvariant()} for the lovely singing", "lower", "block");
            yield return Row($"alt=\"{full} holds a trophy and smiles at her brother\"", "alt-text", "block");
            yield return Row(Frame(full.Replace(" ", "\u00A0", StringComparison.Ordinal)), "no-break-space", "block");
            yield return Row(Frame(full.Replace(" ", "\u2009", StringComparison.Ordinal)), "no-break-space", "block");
            yield return Row($"This week's champion is {first}\n{surname} of Year 5, who read 40 books in her holidays", "line-break", "block");
            yield return Row($"Congratulations {first}\n\n{surname}\n\nYear 7 chess", "line-break", "block");
            yield return Row(Frame(Inside(full, "\u200B")), "zero-width", "block");
            yield return Row(Frame(full.Replace(" ", " \u2060", StringComparison.Ordinal)), "zero-width", "block");
            yield return Row(Frame(full.Normalize(NormalizationForm.FormD)), "decomposed", "block");
            yield return Row(Frame(string.Concat(full.Select(letter => LookAlike.GetValueOrDefault(letter, letter)))), "homoglyph", "block");
            yield return Row(Frame(Styled(plain, Styles[turn % Styles.Length])), "styled", "block");
            yield return Row(Frame($"{first} Louisa {surname}"), "middle", "block");
            yield return Row(Frame($"{first} J. {surname}"), "middle", "block");
            yield return Row(Frame($"{first} “The Rocket” {surname}"), "quoted", "block");
            yield return Row(Frame($"{first} (Speedy) {surname}"), "quoted", "block");
            yield return Row(Frame($"{first} 'Ace' {surname}"), "quoted", "block");
            yield return Row(Frame($"Miss {full}"), "title", "block");
            yield return Row(Frame($"Master {full}"), "title", "block");
            yield return Row($"Da iawn {full} a phawb yn y côr", "other-language", "block");
            yield return Row($"Gratulacje, {full}! Jesteśmy dumni z niej.", "other-language", "block");
            yield return Row($"Bravo à {full} pour sa belle lecture", "other-language", "block");
            yield return Row(Frame($"{first}/Tom {surname}"), "slash", "block");
            yield return Row(Frame($"{Ascii(first)[0]}. {surname}"), "initial-surname", "ask");
            yield return Row($"Goals this term: 12 for {Ascii(first)[0]}. {surname}, 8 for others", "initial-surname", "ask");
            yield return Row($"Happy birthday {first} {Core(surname)[0]} who is 10 today", "first-initial", "ask");
            yield return Row($"Our reading champion is {first} {Core(surname)[0]}.", "first-initial", "ask");
            yield return Row($"Thanks to {first} {Core(surname)[0]} (5H) and to her team", "first-initial", "ask");
            yield return Row(Frame($"{first} 🌟 {surname}"), "emoji-between", "ask");
            yield return Row(Frame($"{first} ❤️💙 {surname}"), "emoji-between", "ask");
            yield return Row($"{Spaced(full, "-")} wins again", "spaced", "ask");
            yield return Row($"{Spaced(full, " ")} wins again", "spaced", "ask");
            yield return Row($"{Spaced(full, ".")} wins again", "spaced", "ask");
            if (plain != full)
            {
                yield return Row(Frame(plain), "no-diacritics", "block");
            }

            if (pupil.Preferred is { } preferred)
            {
                yield return Row(Frame($"{preferred} {surname}"), "preferred", "block");
                yield return Row(Frame($"{first} ({preferred}) {surname}"), "quoted", "block");
            }

            if (full.Contains('-', StringComparison.Ordinal))
            {
                yield return Row(Frame(full.Replace('-', ' ')), "hyphen-variant", "block");
                yield return Row(Frame(full.Replace('-', '\u2013')), "hyphen-variant", "block");
                yield return Row(Frame(full.Replace("-", "", StringComparison.Ordinal)), "hyphen-variant", "block");
            }

            if (full.Contains('\'', StringComparison.Ordinal) || full.Contains('’', StringComparison.Ordinal))
            {
                foreach (var sign in new[] { "", " ", "`", "´", "\u02BC", "‘" })
                {
                    var other = full.Replace("'", sign, StringComparison.Ordinal).Replace("’", sign, StringComparison.Ordinal);
                    yield return Row(Frame(other), "apostrophe", "block");
                }
            }

            if (!word)
            {
                yield return Row($"On the label: {surname.ToUpper(CultureInfo.InvariantCulture)} {first}", "reversed", "block");
                yield return Row($"Our winner is {surname} {first} of Year 6", "reversed", "block");
                yield return Row($"#congrats{Joined(plain)}", "hashtag-words", "ask");
                yield return Row($"#{Joined(plain)}rocks", "hashtag-words", "ask");
                yield return Row($"seen on @its{Joined(plain)}", "handle", "ask");
                yield return Row($"{Split(full)} won the county final", "hyphen-split", "block");
                yield return Row(Frame(Leet(full)), "leet", "ask");
                yield return Row($"Lovely to see all the {Plural(surname)} at the fair", "family-plural", "ask");
                yield return Row($"A big thank you to the {surname} family for the plants", "family-plural", "ask");
                foreach (var slip in Slips(surname))
                {
                    yield return Row(Frame($"{first} {slip}"), "typo", "ask");
                }

                if (first.Length > 5)
                {
                    yield return Row(Frame($"{first.Remove(first.Length / 2, 1)} {surname}"), "typo", "ask");
                }
            }

            foreach (var (text, form) in new[] { (pupil.Spelled, "transliteration"), (pupil.Respelled, "respelled"), (pupil.Part, "partial-surname") })
            {
                if (text is not null)
                {
                    yield return Row(Frame(text), form, "ask");
                    yield return Row($"{text} drew our winter card", form, "ask");
                }
            }

            if (pupil.Nick is { } nick)
            {
                yield return Row(Frame($"{nick} {surname}"), "nickname", "ask");
                yield return Row($"{nick} {surname} in the school play", "nickname", "ask");
            }

            if (pupil.Script is { } script)
            {
                yield return Row($"祝贺{script}获奖".Replace("祝贺", script[0] < 0x2E80 ? "★ " : "祝贺", StringComparison.Ordinal)
                    .Replace("获奖", script[0] < 0x2E80 ? " ★" : "获奖", StringComparison.Ordinal), "script", "ask");
            }

            if (!word)
            {
                yield return Row($"Good luck to {first} on Saturday", "first-only", "advise");
                yield return Row($"Here's {first} with the Year 2s", "first-only", "advise");
            }
        }

        var (hamza, safiya) = (MadePupils.All.Single(pupil => pupil.First == "Hamza"), MadePupils.All.Single(pupil => pupil.First == "Safiya"));
        foreach (var text in new[]
        {
            "Hamza and Safiya Rahman ran the stall", "Hamza & Safiya Rahman ran the stall", "Hamza + Safiya Rahman", "Hamza/Safiya Rahman collected the shield",
            "Safiya and her brother Hamza Rahman", "Hamza Rahman and Safiya Rahman",
            "Hamza Rahman and his sister Safiya", "The Rahman twins, Hamza and Safiya, sang",
            "Hamza, Bilal and Safiya Rahman",
        })
        {
            yield return new(text, [hamza, safiya], "two-pupils", "block");
        }
    }

    private static string Ascii(string name) => string.Concat(name.Replace("ł", "l", StringComparison.Ordinal).Replace("ı", "i", StringComparison.Ordinal)
        .Replace("æ", "ae", StringComparison.Ordinal).Replace("ø", "o", StringComparison.Ordinal).Replace("’", "'", StringComparison.Ordinal)
        .Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));

    private static string Joined(string name) => string.Concat(name.Where(char.IsLetter)).ToLowerInvariant();

    private static string Slug(string name) => name.Replace("'", "", StringComparison.Ordinal).Replace(' ', '-').ToLowerInvariant();

    private static string Camel(string name) =>
        string.Concat(name.Split(' ', '-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))
            .Replace("'", "", StringComparison.Ordinal);

    private static string Core(string surname) =>
        surname.Split(' ', '-', '\'', '’') is [.., var last] && char.IsLower(surname[0]) ? last.ToUpperInvariant() : surname;

    private static string Inside(string name, string sign) => name.Insert(name.Length - 2, sign).Insert(2, sign);

    private static string Split(string name) => name.Insert(name.Length - 3, "-\n");

    private static string Spaced(string name, string sign) =>
        string.Join(' ', name.Split(' ', '-').Select(word => string.Join(sign, word.Where(char.IsLetter))));

    private static string Leet(string name) =>
        string.Concat(Ascii(name).Select((letter, at) => at == 0 || letter is ' ' ? letter : Digit.GetValueOrDefault(letter, letter)));

    private static string Plural(string surname) =>
        surname + (surname[^1] is 's' or 'x' or 'z' || surname.EndsWith("ch", StringComparison.Ordinal) ? "es" : "s");

    private static string Styled(string name, string alphabet)
    {
        var runes = alphabet.EnumerateRunes().ToList();
        return string.Concat(name.Select(letter => letter switch
        {
            >= 'A' and <= 'Z' => new Rune(runes[0].Value + letter - 'A').ToString(),
            >= 'a' and <= 'z' => new Rune(runes[1].Value + letter - 'a').ToString(),
            _ => letter.ToString(),
        }));
    }

    // One letter left out, two swapped, one doubled and one other, in the longest part of the surname.
    private static IEnumerable<string> Slips(string surname)
    {
        var part = surname.Split(' ', '-').MaxBy(word => word.Length)!;
        if (part.Length < 5)
        {
            yield break;
        }

        var at = surname.IndexOf(part, StringComparison.Ordinal) + (part.Length / 2);
        yield return surname.Remove(at, 1);
        yield return surname.Insert(at, surname[at].ToString());
        yield return surname.Remove(at, 1).Insert(at, surname[at] == 'u' ? "o" : "u");
        if (surname[at] != surname[at + 1 < surname.Length ? at + 1 : at - 1])
        {
            yield return surname[..(at - 1)] + surname[at] + surname[at - 1] + surname[(at + 1)..];
        }
    }
}
