using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads a <c>conduct</c> block: one entry of the catalogue of prohibited conduct.</summary>
internal static class ConductReader
{
    private static readonly string[] Keywords = ["means", "by", "against", "on", "characteristics", "gravity", "lane", "judged by", "because", "strength"];

    private static readonly (string, Gravity)[] Gravities = [("minor", Gravity.Minor), ("serious", Gravity.Serious), ("gross", Gravity.Gross)];

    private static readonly (string, Lane)[] Lanes =
    [
        ("safeguarding", Lane.Safeguarding),
        ("disciplinary", Lane.Disciplinary),
        ("behaviour", Lane.Behaviour),
        ("complaints", Lane.Complaints),
        ("whistleblowing", Lane.Whistleblowing),
        ("data protection", Lane.DataProtection),
        ("police", Lane.Police),
    ];

    public static Conduct Read(BlockContext context, Block block)
    {
        var (by, against, on) = (new List<Word>(), new List<Word>(), new List<Word>());
        var characteristics = new List<string>();
        var lanes = new List<Lane>();
        string? means = null, judge = null, because = null;
        Gravity? gravity = null;
        var strength = Strength.Must;
        context.Once(block, "conduct block", ["means", "gravity", "judged by", "because", "strength"]);
        foreach (var (number, keyword, rest) in LineReader.Keyed(context, block, Keywords))
        {
            switch (keyword)
            {
                case "means": means = rest; break;
                case "by": by.AddRange(context.RequireWords(number, WordKind.Actor, rest)); break;
                case "against": against.AddRange(context.RequireWords(number, WordKind.Counterpart, rest)); break;
                case "on": on.AddRange(context.RequireWords(number, WordKind.Channel, rest)); break;
                case "characteristics": characteristics.AddRange(rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)); break;
                case "gravity": gravity = LineReader.OneOf(context, number, rest, "gravity", "gravities", Gravities); break;
                case "lane": lanes.AddRange(LanesOf(context, number, rest)); break;
                case "judged by": judge = context.RequireRole(number, rest); break;
                case "because": because = rest; break;
                case "strength": strength = LineReader.Strength(context, block, number, rest); break;
            }
        }

        LineReader.Required(context, block, means is not null, "what it is", "add a line `means` and the words of the clause");
        LineReader.Required(context, block, block.Lines.Any(line => BlockContext.After(line.Text, "lane") is not null), "where it is dealt with", "add a line `lane`, such as `lane disciplinary`");
        return new Conduct(block.Id, block.Clause, block.Line, means ?? "", by, against, on, characteristics, gravity, lanes, judge, because, strength);
    }

    private static IEnumerable<Lane> LanesOf(BlockContext context, int line, string text) =>
        text.Split(" or ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => LineReader.OneOf(context, line, one, "lane", "lanes", Lanes)).OfType<Lane>();
}
