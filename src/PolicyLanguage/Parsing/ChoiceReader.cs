using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads what is one of a closed list.</summary>
internal static class ChoiceReader
{
    /// <summary>The choices as the grammar writes them, each that could be read.</summary>
    public static object? Read(SourceLine line)
    {
        var argument = line.Kind.Head[0];
        return argument.Joined is { } joined
            ? line.Text.Split(joined, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(text => One(line, argument, text)).OfType<string>().ToList()
            : One(line, argument, line.Text);
    }

    public static object? Strength(SourceLine line)
    {
        if (Spelling.Read<Strength>(line.Text) is { } strength)
        {
            return strength;
        }

        var names = line.Kind.Head[0].Choices.Select(choice => choice.Value).ToList();
        line.Report(
            $"unknown strength `{line.Text}` in `{line.Block.Id}`",
            $"write `{Suggestion.For(line.Text.ToLowerInvariant(), names) ?? names[0]}`; the strengths are {Listed(names)}");
        return null;
    }

    /// <summary>What a procedure asks for.</summary>
    public static object? Questions(SourceLine line)
    {
        var known = line.Kind.Head[0].Choices.Select(choice => choice.Value).ToList();
        var asked = line.Text.Split(',', StringSplitOptions.TrimEntries);
        foreach (var unknown in asked.Except(known))
        {
            line.Report(
                $"unknown question `{unknown}`",
                $"write `{Suggestion.For(unknown, known) ?? known[0]}`; a procedure can ask for {string.Join(" and ", known)}");
        }

        return asked.Where(known.Contains).ToList();
    }

    private static string? One(SourceLine line, Argument argument, string text)
    {
        var names = argument.Choices.Select(choice => choice.Value).ToList();
        if (names.Find(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        var near = Suggestion.For(text.ToLowerInvariant(), names) ?? names.Find(name => text.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase));
        line.Report($"unknown {line.Kind.Key} `{text}`", $"{(near is null ? "" : $"write `{near}`; ")}the {argument.Plural} are {Listed(names)}");
        return null;
    }

    private static string Listed(List<string> names) => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
