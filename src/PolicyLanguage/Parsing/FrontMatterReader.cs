using System.Globalization;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads the lines between the two rules at the head of a document.</summary>
internal static class FrontMatterReader
{
    private const string OnNews = "when news arrives";

    private static readonly (string, Layer)[] Layers = [("school", Layer.School), ("federation", Layer.Federation), ("trust", Layer.Trust), ("law", Layer.Law)];

    // Any nation may be named. A slip in one of these would leave a law unheard that comes with the program.
    private static readonly string[] NationsWithLaw = ["England", "Wales", "Scotland", "Northern Ireland"];

    private static readonly (string, YearsEnd)[] YearsEnds = [("with the day", YearsEnd.WithTheDay), ("before the day", YearsEnd.BeforeTheDay)];

    private static readonly (string, string)[] People =
        [("governor", "governor"), ("volunteer", "volunteer"), ("parent helper", "parent helper"), ("agency worker", "agency worker"), ("trainee", "trainee")];

    public static FrontMatter? Read(string path, string[] lines, List<Problem> problems, out int from)
    {
        var end = lines.Length > 0 && lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") : -1;
        from = end + 1;
        if (end < 0)
        {
            problems.Add(new Problem(
                path,
                1,
                "the document has no front matter",
                "begin it with a line `---`, lines such as `policy: larkfield`, and another line `---`"));
            return null;
        }

        var values = new Dictionary<string, (string Value, int Line)>();
        for (var i = 1; i < end; i++)
        {
            Line(path, lines[i], i + 1, values, problems);
        }

        var reader = new Values(path, values, problems);
        var (id, title, silent, unknown) =
            (reader.Required("policy"), reader.Required("title"), reader.Required("when silent"), reader.Required("when unknown"));
        return id is null || title is null || silent is null || unknown is null
            ? null
            : new FrontMatter
            {
                Id = id,
                Title = title,
                Summary = reader.Text("summary"),
                Version = reader.Text("version"),
                Issued = reader.Date("issued"),
                Reviewed = reader.Date("reviewed"),
                Ratified = reader.Date("ratified"),
                ReviewDue = reader.Date("review due"),
                ReviewMonths = reader.Months("review every"),
                ReviewedOnNews = reader.Text("review every") == OnNews,
                RatifiedBy = reader.Text("ratified by"),
                Owner = reader.Text("owner"),
                Layer = reader.OneOf("layer", Layers) ?? Layer.School,
                Nation = reader.Nation(),
                YearsEnd = reader.OneOf("years end", YearsEnds) ?? YearsEnd.WithTheDay,
                WhenSilent = silent,
                WhenUnknown = unknown,
                Colleagues = reader.SeveralOf("colleagues", People),
            };
    }

    private static void Line(string path, string line, int number, Dictionary<string, (string, int)> values, List<Problem> problems)
    {
        if (line.Trim().Length == 0)
        {
            return;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var key = (colon < 0 ? line : line[..colon]).Trim().ToLowerInvariant();
        if (colon < 0 && FrontMatterKeys.All.Contains(key))
        {
            problems.Add(new Problem(path, number, $"`{key}` has no colon", $"write `{key}:` and what it is"));
        }
        else if (!FrontMatterKeys.All.Contains(key))
        {
            problems.Add(new Problem(
                path,
                number,
                $"unknown front matter `{key}`",
                $"write `{Suggestion.For(key, FrontMatterKeys.All) ?? "title"}`; the front matter has {string.Join(", ", FrontMatterKeys.All)}"));
        }
        else if (!values.TryAdd(key, (line[(colon + 1)..].Trim(), number)))
        {
            problems.Add(new Problem(path, number, $"`{key}` stands twice in the front matter", "keep one of the two"));
        }
    }

    private sealed class Values(string path, Dictionary<string, (string Value, int Line)> values, List<Problem> problems)
    {
        public string? Text(string key) => values.TryGetValue(key, out var found) && found.Value.Length > 0 ? found.Value : null;

        public string? Required(string key)
        {
            if (Text(key) is { } value)
            {
                return value;
            }

            problems.Add(new Problem(path, 1, $"the front matter does not say `{key}`", $"add a line `{key}: …`"));
            return null;
        }

        public DateOnly? Date(string key)
        {
            if (Text(key) is not { } text)
            {
                return null;
            }

            // A month without a day is all that some documents give; it stands for its first day.
            if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && date.Year is >= 1900 and <= 2200)
            {
                return date;
            }

            problems.Add(new Problem(path, values[key].Line, $"`{text}` is not a date", "write year, month and day, such as 2026-11-21, or year and month"));
            return null;
        }

        public string? Nation()
        {
            var nation = Text("nation");
            if (nation is not null && Suggestion.Within(2, nation, NationsWithLaw) is { } near && !near.Equals(nation, StringComparison.OrdinalIgnoreCase))
            {
                var help = $"write `{near}`; any nation may be named, and a law comes with the program for {string.Join(", ", NationsWithLaw)}";
                problems.Add(new Problem(path, values["nation"].Line, $"unknown nation `{nation}`", help));
            }

            return nation;
        }

        public T? OneOf<T>(string key, (string Name, T Value)[] known)
            where T : struct => Text(key) is { } text && Find(key, text, known, out var value) ? value : null;

        /// <summary>Several with commas between them, in the order in which they are known.</summary>
        public IReadOnlyList<string> SeveralOf(string key, (string Name, string Value)[] known)
        {
            var found = new List<string>();
            foreach (var text in (Text(key) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (Find(key, text, known, out var value))
                {
                    found.Add(value!);
                }
            }

            return [.. known.Select(one => one.Value).Where(found.Contains)];
        }

        private bool Find<T>(string key, string text, (string Name, T Value)[] known, out T? value)
        {
            foreach (var (name, meant) in known)
            {
                if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
                {
                    value = meant;
                    return true;
                }
            }

            value = default;
            var near = Suggestion.For(text, known.Select(one => one.Name)) ?? known[0].Name;
            problems.Add(new Problem(
                path,
                values[key].Line,
                $"unknown {key} `{text}`",
                $"write `{near}`; it is one of {string.Join(", ", known.Select(one => one.Name))}"));
            return false;
        }

        public int? Months(string key)
        {
            if (Text(key) is not { } text || text == OnNews)
            {
                return null;
            }

            if (text.Split(' ') is [var number, "months" or "month"]
                && int.TryParse(number, CultureInfo.InvariantCulture, out var months) && months is > 0 and <= 120)
            {
                return months;
            }

            const string Help = "write a number of months in digits, such as `24 months`, or `when news arrives`";
            problems.Add(new Problem(path, values[key].Line, $"`{text}` is not an interval", Help));
            return null;
        }
    }
}
