using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Tests.Policies.Drafts.Upload.Word;

/// <summary>A list of a made document: its levels, each with how it counts and what it shows.</summary>
internal sealed record MadeLevel(string Text, NumberFormatValues Format, int Start = 1, bool IsLegal = false, int? Restart = null, string? Style = null)
{
    public Level Made(int level)
    {
        var made = new Level(new StartNumberingValue { Val = Start }, new NumberingFormat { Val = Format }) { LevelIndex = level };
        if (Restart is { } after)
        {
            made.Append(new LevelRestart { Val = after });
        }

        if (Style is not null)
        {
            made.Append(new ParagraphStyleIdInLevel { Val = Style });
        }

        if (IsLegal)
        {
            made.Append(new IsLegalNumberingStyle());
        }

        made.Append(new LevelText { Val = Text }, new LevelJustification { Val = LevelJustificationValues.Left });
        return made;
    }
}

/// <summary>Every way of numbering that schools' documents have, and some that they seldom have.</summary>
internal static class MadeLists
{
    private const NumberFormatValues Decimal = NumberFormatValues.Decimal;
    private const NumberFormatValues Lower = NumberFormatValues.LowerLetter;
    private const NumberFormatValues Upper = NumberFormatValues.UpperLetter;
    private const NumberFormatValues Roman = NumberFormatValues.UpperRoman;
    private const NumberFormatValues SmallRoman = NumberFormatValues.LowerRoman;

    public static readonly IReadOnlyList<(string Name, MadeLevel[] Levels)> All =
    [
        ("decimal", [new("%1.", Decimal), new("%1.%2", Decimal), new("%1.%2.%3", Decimal)]),
        ("letters below", [new("%1.", Decimal), new("%1.%2", Decimal), new("(%3)", Lower)]),
        ("roman below", [new("%1", Decimal), new("(%2)", Lower), new("(%3)", SmallRoman)]),
        ("letters above", [new("%1.", Upper), new("%1.%2", Decimal), new("%3)", Lower)]),
        ("roman above", [new("%1.", Roman), new("%2.", Decimal), new("%3.", Lower)]),
        ("legal", [new("%1.", Roman), new("%1.%2", Decimal, IsLegal: true), new("%1.%2.%3", Lower, IsLegal: true)]),
        ("never anew", [new("%1.", Decimal), new("%2)", Decimal, Restart: 0), new("(%3)", Lower)]),
        ("anew after the first alone", [new("%1.", Decimal), new("%1.%2", Decimal), new("(%3)", Lower, Restart: 1)]),
        ("starts", [new("%1.", Decimal, 4), new("%1.%2", Decimal, 10), new("(%3)", Lower, 25)]),
        ("zeros", [new("%1", NumberFormatValues.DecimalZero), new("%1.%2", Decimal), new("%3", NumberFormatValues.Ordinal)]),
        ("section", [new("Section %1", Decimal), new("%1.%2", Decimal), new("%1.%2(%3)", Lower)]),
        ("bullets below", [new("%1.", Decimal), new("\u2022", NumberFormatValues.Bullet), new("\u2013", NumberFormatValues.Bullet)]),
        ("nothing above", [new("", NumberFormatValues.None), new("%2.", Decimal), new("%2.%3", Decimal)]),
    ];

    /// <summary>The part of numbers: the list, a second one that begins anew, and one that stands for a style of lists.</summary>
    public static Numbering Numbering(MadeLevel[] levels, bool isLinked)
    {
        var definition = new AbstractNum { AbstractNumberId = 1 };
        definition.Append(new MultiLevelType { Val = MultiLevelValues.Multilevel });
        if (isLinked)
        {
            definition.Append(new StyleLink { Val = "Clauses" });
        }

        definition.Append(levels.Select((level, at) => level.Made(at)).Cast<OpenXmlElement>());
        return new Numbering(
            definition,
            new AbstractNum(new MultiLevelType { Val = MultiLevelValues.Multilevel }, new NumberingStyleLink { Val = "Clauses" }) { AbstractNumberId = 2 },
            new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 },
            new NumberingInstance(new AbstractNumId { Val = 1 }, new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }) { NumberID = 2 },
            new NumberingInstance(new AbstractNumId { Val = 2 }) { NumberID = 3 });
    }
}
