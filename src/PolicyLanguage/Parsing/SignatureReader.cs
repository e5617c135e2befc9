using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads <c>a check by a colleague, then approval by the manager</c>.</summary>
internal static class SignatureReader
{
    private static readonly string[] Concerned = [Model.Signer.Concerned, "person shown"];

    private static readonly (string Keyword, SigningAct Act)[] Acts =
        [("a check by", SigningAct.Check), ("check by", SigningAct.Check), ("approval by", SigningAct.Approve)];

    public static IEnumerable<Signature> ReadList(BlockContext context, int line, string text) =>
        text.Split([", then ", ","], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(step => Read(context, line, step)).OfType<Signature>();

    /// <summary>
    /// Who signs. <c>a colleague</c> is any; <c>the colleague</c> is the one whom it is about, as is <c>the person concerned</c> or <c>the
    /// person shown</c>. A role that a document has named so stays that role.
    /// </summary>
    public static Signer? Signer(BlockContext context, int line, string who)
    {
        var key = Phrase.Key(who);
        if (key == "colleague")
        {
            return who.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? new Signer.PersonConcerned() : new Signer.AnyColleague();
        }

        if (context.Roles.All(role => Phrase.Key(role.Name) != key) && context.Words.Find(WordKind.Body, who) is { } body)
        {
            context.Report(
                line,
                $"`{body.Name}` is a body, and a signature is one person's",
                $"let the role sign who brings its decision, and write what the body does as a step, such as `step 1 decide, by {Decider.The(body.Name)}`");
            return null;
        }

        return Concerned.Contains(key) && !context.Roles.Any(role => Phrase.Key(role.Name) == key) ? new Signer.PersonConcerned()
            : context.RequireRole(line, who, Concerned) is { } named ? new Signer.InRole(named)
            : null;
    }

    private static Signature? Read(BlockContext context, int line, string text)
    {
        foreach (var (keyword, act) in Acts)
        {
            if (BlockContext.After(text, keyword) is { } who)
            {
                return Signer(context, line, who) is { } signer ? new Signature(act, signer) : null;
            }
        }

        context.Report(line, $"`{text}` is not a step", "write `a check by a colleague`, or `approval by` and a role or `the person concerned`");
        return null;
    }
}
