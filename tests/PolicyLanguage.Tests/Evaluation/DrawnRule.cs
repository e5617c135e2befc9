namespace PolicyLanguage.Tests.Evaluation;

/// <summary>A rule drawn by lot from a few core words. An empty list stands for a line that is left out.</summary>
internal sealed record DrawnRule(int Id, string Verdict, string[] Actors, string Action, string[] With, string[] On, string[] When, string[] Unless, int[] Except, int? Age, int? Years, int? Months, bool Earlier)
{
    public static readonly string[] AllActors = ["staff", "teacher", "volunteer", "parent helper", "governor"];

    public static readonly string[] AllActions = ["contact", "connect", "message", "post"];

    public static readonly string[] AllWith = ["current pupil", "former pupil", "colleague"];

    public static readonly string[] AllOn = ["personal account", "official account"];

    public static readonly string[] AllFacts = ["family", "break", "consent", "controversial", Number, Narrower];

    /// <summary>A fact that is a number; the documents that are drawn declare it.</summary>
    public const string Number = "helpers";

    /// <summary>A fact that implies "family"; the documents that are drawn declare it.</summary>
    public const string Narrower = "sibling";

    /// <summary>A date that is neither birth nor leaving; the documents that are drawn declare it.</summary>
    public const string Day = "end of the contract";

    private static readonly string[] Verdicts = ["forbid", "leave to judgement", "needs", "advise against", "allow", "allow", "leave outside", "whenever"];

    public static List<DrawnRule> Draw(Random draw)
    {
        var rules = new List<DrawnRule>();
        for (var i = 1; i <= draw.Next(2, 7); i++)
        {
            rules.Add(DrawOne(draw, i, Verdicts[draw.Next(Verdicts.Length)], [.. rules.Select(rule => rule.Id)]));
        }

        return rules;
    }

    public static DrawnRule DrawOne(Random draw, int number, string verdict, int[] earlier)
    {
        var waits = draw.Next(3) == 0;
        var (age, years) = ((int?)draw.Next(16, 20), (int?)draw.Next(1, 4));
        var limbs = draw.Next(3);
        return new DrawnRule(
            number,
            verdict,
            Some(draw, AllActors, 2, 1),
            AllActions[draw.Next(AllActions.Length)],
            Some(draw, AllWith, 2, 0),
            Some(draw, AllOn, 1, 0),
            Conditions(draw),
            Conditions(draw),
            draw.Next(4) == 0 ? Some(draw, earlier, 1, 0) : [],
            waits && limbs != 1 ? age : null,
            waits && limbs != 0 ? years : null,
            draw.Next(6) == 0 ? draw.Next(1, 15) : null,
            draw.Next(2) == 0);
    }

    public string Text => Block(Lines());

    public string Shuffled(Random draw)
    {
        var lines = Lines().ToArray();
        draw.Shuffle(lines);
        return Block(lines);
    }

    private static string[] Conditions(Random draw) =>
        draw.Next(3) > 0 ? [] : [.. Some(draw, AllFacts, 2, 1).Select(fact => (draw.Next(4) == 0 ? "stated " : "") + (draw.Next(3) == 0 ? "not " : "") + fact
            + (fact == Number ? $" at {(draw.Next(2) == 0 ? "least" : "most")} {draw.Next(1, 5)}" : ""))];

    private static T[] Some<T>(Random draw, T[] all, int most, int least)
    {
        var copy = all.ToArray();
        draw.Shuffle(copy);
        return copy[..Math.Min(copy.Length, draw.Next(least, most + 1))];
    }

    private string Block(IEnumerable<string> lines) => $"### 1.{Id} Clause\n```rule r{Id}\n{string.Join('\n', lines)}\n```\n";

    private IEnumerable<string> Lines()
    {
        yield return $"{(Verdict == "needs" ? "allow" : Verdict)} {string.Join(" or ", Actors)} to {Action}";
        if (With.Length > 0)
        {
            yield return "with a " + string.Join(" or a ", With);
        }

        foreach (var line in On.Select(on => "on an " + on).Concat(When.Select(when => "when " + when)).Concat(Unless.Select(unless => "unless " + unless)).Concat(Except.Select(clause => $"except 1.{clause}")))
        {
            yield return line;
        }

        string?[] limbs = [Years is null ? null : $"{Years} years after leaving", Age is null ? null : $"age {Age}", Months is null ? null : $"{Months} months after the {Day}"];
        if (limbs.OfType<string>().ToList() is { Count: > 0 } said)
        {
            yield return "until " + (said.Count == 1 ? said[0] : $"the {(Earlier ? "earlier" : "later")} of {string.Join(" and ", said)}");
        }

        yield return Verdict switch
        {
            "needs" => Id % 2 == 0 ? "needs a check by a colleague, then approval by the manager" : "needs approval by the headteacher",
            "leave to judgement" => Id % 2 == 0 ? "by the manager" : "by the headteacher",
            "whenever" => $"then do number {Id}",
            _ => $"because of reason {Id}",
        };
    }
}

/// <summary>A situation drawn by lot. A fact is "yes", "no", a number, "person" where nobody can tell, and absent where nobody said.</summary>
internal sealed record DrawnQuestion(string Actor, string Action, string? With, string? On, Dictionary<string, string> Facts, DateOnly? Born, DateOnly? Left, DateOnly? Asked, int? Aged, int? YearsAgo, bool BirthUnknown, bool LeavingUnknown, DateOnly? Ended, bool EndUnknown)
{
    public static DrawnQuestion Draw(Random draw, List<DrawnRule> rules)
    {
        var rule = rules[draw.Next(rules.Count)];
        var born = new DateOnly(2004, 2, draw.Next(27, 30)).AddDays(draw.Next(2) * draw.Next(0, 300));
        var left = new DateOnly(2020, 2, draw.Next(27, 30)).AddDays(draw.Next(2) * draw.Next(0, 300));
        var edge = draw.Next(2) == 0
            ? new DateOnly(born.Year + (rule.Age ?? 18), born.Month, Math.Min(born.Day, 28))
            : new DateOnly(left.Year + (rule.Years ?? 3), left.Month, Math.Min(left.Day, 28));
        var (birth, leaving, end) = (draw.Next(5), draw.Next(5), draw.Next(5));
        var asked = edge.AddDays(draw.Next(-2, 4));
        var ended = asked.AddMonths(-(rule.Months ?? draw.Next(1, 15))).AddDays(draw.Next(-3, 4));
        var facts = DrawnRule.AllFacts.Where(_ => draw.Next(5) > 0).ToDictionary(fact => fact, fact => draw.Next(5) switch
        {
            0 => "person",
            _ when fact == DrawnRule.Number => $"{draw.Next(0, 6)}",
            1 or 2 => "yes",
            _ => "no",
        });
        if (facts.GetValueOrDefault(DrawnRule.Narrower) == "yes" && facts.GetValueOrDefault("family") == "no")
        {
            facts.Remove(draw.Next(2) == 0 ? "family" : DrawnRule.Narrower);
        }

        return new DrawnQuestion(
            draw.Next(3) > 0 ? rule.Actors[0] : DrawnRule.AllActors[draw.Next(5)],
            draw.Next(3) > 0 ? rule.Action : DrawnRule.AllActions[draw.Next(4)],
            draw.Next(6) == 0 ? null : draw.Next(2) == 0 && rule.With.Length > 0 ? rule.With[0] : DrawnRule.AllWith[draw.Next(3)],
            draw.Next(6) == 0 ? null : DrawnRule.AllOn[draw.Next(2)],
            facts,
            birth < 2 ? born : null,
            leaving < 2 ? left : null,
            draw.Next(8) == 0 ? null : asked,
            birth == 2 ? draw.Next(15, 21) : null,
            leaving == 2 ? draw.Next(0, 5) : null,
            birth == 3,
            leaving == 3,
            end < 3 ? ended : null,
            end == 3);
    }

    public string Text => string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        yield return $"{Actor} to {Action}{(With is null ? "" : $" with a {With}")}{(On is null ? "" : $" on a {On}")}";
        foreach (var (fact, truth) in Facts)
        {
            yield return truth switch { "yes" => fact, "no" => "not " + fact, "person" => fact + " unknown", var count => $"{fact} {count}" };
        }

        foreach (var part in (string?[])[Date("born", Born), Date("left", Left), Date("asked", Asked), Aged is null ? null : $"aged {Aged}", YearsAgo is null ? null : $"left {YearsAgo} years ago", BirthUnknown ? "birth date unknown" : null, LeavingUnknown ? "leaving date unknown" : null, Date(DrawnRule.Day, Ended), EndUnknown ? DrawnRule.Day + " unknown" : null])
        {
            if (part is not null)
            {
                yield return part;
            }
        }
    }

    private static string? Date(string name, DateOnly? day) => day is null ? null : $"{name} {day:yyyy-MM-dd}";
}
