using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads the lines that only a register has.</summary>
internal static class RegisterLines
{
    // Guidance for safer working practice; edition 2018; reviewed 2023-10; owner the headteacher
    public static object? Entry(SourceLine line)
    {
        var parts = line.Text.Split(line.Kind.Separator, StringSplitOptions.TrimEntries);
        var entry = new RegisterEntry(parts[0], null, null, null);
        foreach (var part in parts.Skip(1))
        {
            if (line.Kind.TailKeywords.FirstOrDefault(tail => BlockContext.After(part, tail) is not null) is not { } tail)
            {
                line.Context.UnknownLine(line.Number, part, "register entry", line.Kind.TailKeywords);
                continue;
            }

            var rest = BlockContext.After(part, tail)!;
            entry = tail switch
            {
                "edition" => entry with { Edition = rest },
                "reviewed" => entry with { Reviewed = TimeReader.Date(line.Context, line.Number, rest) },
                _ => entry with { Owner = line.Context.RequireRole(line.Number, rest) },
            };
        }

        return entry;
    }
}
