namespace Countersign.PolicyLanguage.Understanding;

/// <summary>What one part of a way of saying something asks for.</summary>
internal enum PatternElementKind
{
    Word,
    Exact,
    Class,
    Gap,
    Start,
    Not,
}

/// <summary>One part of a way of saying something, and the words or classes that fit it.</summary>
internal sealed record PatternElement(PatternElementKind Kind, string[] Names)
{
    public bool IsWord => Kind is PatternElementKind.Word or PatternElementKind.Exact;

    public static PatternElement Read(string text) => text switch
    {
        ".." => new PatternElement(PatternElementKind.Gap, []),
        "^" => new PatternElement(PatternElementKind.Start, []),
        ['<', .. var name, '>'] => new PatternElement(PatternElementKind.Class, name.Split('/')),
        ['=', .. var exact] => new PatternElement(PatternElementKind.Exact, exact.Split('/')),
        _ when text.StartsWith("not:", StringComparison.Ordinal) => new PatternElement(PatternElementKind.Not, text[4..].Split('/')),
        _ => new PatternElement(PatternElementKind.Word, text.Split('/')),
    };

    public bool Fits(Token token)
    {
        foreach (var name in Names)
        {
            if (Kind == PatternElementKind.Exact ? token.Text == name : token.Is(name))
            {
                return true;
            }
        }

        return false;
    }
}
