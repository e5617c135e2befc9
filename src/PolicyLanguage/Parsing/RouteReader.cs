using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads a <c>route</c> block: who receives which concern.</summary>
internal static class RouteReader
{
    private const string Omission = "omission is a breach";

    private static readonly string[] Keywords = ["about", "from", "to", "subject", "within", "then", "because", "strength"];

    public static Route Read(BlockContext context, Block block)
    {
        var (about, from) = (new List<Word>(), new List<Word>());
        var to = new List<Recipient>();
        var subjects = new List<RouteSubject>();
        var then = new List<Duty>();
        Interval? within = null;
        string? because = null;
        var (omission, strength) = (false, Strength.Must);
        context.Once(block, "route", ["within", "because", "strength"]);
        foreach (var (number, keyword, rest) in LineReader.Keyed(context, block, Keywords, Omission))
        {
            switch (keyword)
            {
                case "about": about.AddRange(context.RequireWords(number, WordKind.Concern, rest)); break;
                case "from": from.AddRange(context.RequireWords(number, WordKind.Actor, rest)); break;
                case "to": to.AddRange(Recipients(context, number, rest)); break;
                case "subject" when Subject(context, number, rest) is { } subject: subjects.Add(subject); break;
                case "within": within = LineReader.Deadline(context, number, rest); break;
                case "then": then.AddRange(DutyReader.ReadList(context, number, rest)); break;
                case "because": because = rest; break;
                case "strength": strength = LineReader.Strength(context, block, number, rest); break;
                case Omission: omission = true; break;
            }
        }

        LineReader.Required(context, block, block.Lines.Any(line => BlockContext.After(line.Text, "about") is not null), "what it is about", "add a line `about`, such as `about safeguarding`");
        LineReader.Required(context, block, block.Lines.Any(line => BlockContext.After(line.Text, "to") is not null), "who receives it", "add a line `to` and a role or a body, such as `to the headteacher`");
        return new Route(block.Id, block.Clause, block.Line, about, from, to, subjects, within, then, omission, because, strength);
    }

    // the headteacher, to the chair of governors
    private static RouteSubject? Subject(BlockContext context, int line, string text)
    {
        var parts = text.Split(',', 2, StringSplitOptions.TrimEntries);
        var to = parts.Length == 2 ? BlockContext.After(parts[1], "to") : null;
        if (to is null)
        {
            context.Report(line, $"`{text}` does not say who receives it instead", "write the role and after a comma the other: `subject the headteacher, to the chair of governors`");
            return null;
        }

        var role = context.RequireRole(line, parts[0]);
        var recipients = Recipients(context, line, to);
        if (role is not null && recipients.Any(recipient => recipient.Name == role))
        {
            context.Report(line, $"a concern about the {role} would go to the {role}", "name another role, or a body");
        }

        return role is null ? null : new RouteSubject(role, recipients);
    }

    private static List<Recipient> Recipients(BlockContext context, int line, string text) =>
        [.. text.Split(" or ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => Recipient(context, line, one)).OfType<Recipient>()];

    private static Recipient? Recipient(BlockContext context, int line, string text) =>
        context.Words.Find(WordKind.Body, text) is { } body ? new Recipient(body.Name, IsBody: true)
        : context.RequireRole(line, text) is { } role ? new Recipient(role, IsBody: false)
        : null;
}
