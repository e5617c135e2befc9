namespace PolicyLanguage.Tests;

/// <summary>Documents with random rules over few words, so that rules meet, outweigh and except one another.</summary>
internal static class RandomPolicy
{
    private static readonly string[] Verdicts = ["forbid", "allow", "advise against", "leave to judgement", "leave outside", "whenever", "allow"];

    private static readonly string[] Facts = ["family", "consent", "unsure", "controversial", "sibling"];

    public static string Text(Random random)
    {
        List<string> text = ["""
            ---
            policy: random
            title: Random rules
            when silent: headteacher
            when unknown: headteacher
            ---
            ## 0 Who decides

            ```role headteacher
            called headteacher
            ```
            ```words w
            fact sibling; implies family; asks Are you their sibling?
            fact helpers; counts helpers; asks How many helpers are there?
            date end of the contract; asks When did the contract end?
            ```
            """];
        for (var number = 1; number <= 12; number++)
        {
            AddRule(text, number, random);
        }

        return string.Join('\n', text) + '\n';
    }

    private static void AddRule(List<string> text, int number, Random random)
    {
        var pick = random.Next(Verdicts.Length);
        text.AddRange(["", $"## {number} Rule", "", $"```rule r{number}"]);
        text.Add($"{Verdicts[pick]} {One(random, "staff", "teacher", "volunteer or teacher")} to {One(random, "contact", "connect", "post")}");
        Sometimes(text, random, $"with {One(random, "a current pupil", "a former pupil", "a current pupil or a colleague")}");
        Sometimes(text, random, $"on {One(random, "a personal account", "an official account")}");
        Sometimes(text, random, $"when {Condition(random)}");
        Sometimes(text, random, $"unless {Condition(random)}");
        Sometimes(text, random, $"until {One(random, "age 18", "3 years after leaving", "the later of 3 years after leaving and age 18", "the earlier of age 19 and 2 years after leaving", "2 months after the end of the contract", "18 months after leaving", "the later of 1 year after the end of the contract and 1 month after leaving")}");
        if (number > 1)
        {
            Sometimes(text, random, $"except {random.Next(1, number)}");
        }

        text.AddRange(pick switch
        {
            3 => ["by the headteacher", "```"],
            5 => ["then report to the headteacher", "```"],
            6 => ["needs approval by the headteacher", "```"],
            _ => ["```"],
        });
    }

    private static string Condition(Random random) => random.Next(4) == 0
        ? $"{One(random, "", "stated ")}{One(random, "", "not ")}helpers {One(random, "at least 2", "at least 4", "at most 2", "at most 3")}"
        : $"{One(random, "", "stated ")}{One(random, "", "not ")}{One(random, Facts)}";

    private static void Sometimes(List<string> text, Random random, string line)
    {
        if (random.Next(3) == 0)
        {
            text.Add(line);
        }
    }

    private static string One(Random random, params string[] from) => from[random.Next(from.Length)];
}
