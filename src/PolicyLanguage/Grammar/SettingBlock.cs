using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

internal static class SettingBlock
{
    public static BlockKind Kind { get; } = new(
        "setting",
        "a value left open",
        "A value that the wording leaves open and your school fills in.",
        new LineKind("means", new Argument("words", "Which words of the clause leave it open?") { Hint = "Such as regularly" })
        {
            Once = true,
            Missing = ("does not say what it is", "add a line `means` and the words of the clause that it fills in"),
            Needed = "Enter the words that leave it open",
            Written = "`means PROSE`",
            Says = "the words of the clause that it fills in",
        },
        new LineKind("value", new Argument("value", "What do they mean at your school?")
        {
            Hint = "Such as 2 weeks. Leave it empty until somebody has decided",
        })
        {
            Once = true,
            MayBeEmpty = true,
            AtOnce = true,
            Written = "`value PROSE`",
            Says = "left out, or left empty, while nobody has said so",
        },
        SharedLines.Added with
        {
            Head = [SharedLines.Added.Head[0] with { Label = "No wording speaks of it: the school adds it" }],
            Says = "offered because no text says it at all",
        })
    {
        Place = 10,
        Column = 7,
        NamedAfter = "means",
        Says = "a value that the prose leaves open",
        Make = values => new Setting(values.Id, values.Clause, values.One<string>("means") ?? "", values.One<string>("value"))
        {
            AddedBySchool = values.Has(SharedLines.Added.Key),
        },
    };
}
