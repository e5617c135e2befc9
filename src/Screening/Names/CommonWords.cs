using System.Collections.Frozen;

namespace Countersign.Screening.Names;

/// <summary>First names and surnames that are also ordinary words, which a sentence may hold without meaning a child.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> Words = (
        "amber angel april art august autumn bailey bay bell berry beth bill birch bishop black blossom bob brook brooke brooks brown bush butler "
        + "carol carter chance chase christian church clay cliff cloud cole cook cooper coral cross crystal daisy dale dash dawn day dean dell "
        + "destiny drew duke earl east eden elder ember faith fern field fields finch fisher flora ford forest fox frank frost garden gene ginger "
        + "glen good gold grace grant gray green grey guy hall harmony harper hart haven hazel heath heather hill holly honey hood hope hunt hunter "
        + "iris ivy jack jade jasmine jay jewel jordan joy june justice king knight lake lane lark law laurel lee liberty light lily london long love "
        + "luna march marina mark marks mason may mays meadow mercy merry miles mill miller moon moss nick noble north oak ocean olive page paige "
        + "park parker parsley pat patience paris peace pearl penny piers pine pink pip plum pool poppy porter potter power price prince queen rain "
        + "ray reed rich rivers river rob robin rock rod rose rowan ruby rue rush rusty sage sandy savannah scout sea serenity shore skip sky skye "
        + "small smart snow sonny south star stone storm strong sue summer summers sun sunny swan swift taylor teal temple terry thomas tiger tuck "
        + "turner victor vale violet wade walker ward waters way wells west wheeler white will willow winter wise wolf wood woods wren wright yard "
        + "young").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> TitleWords = (
        "mr mrs miss ms mx dr sir madam lord lady king queen prince princess saint st prof professor rev father sister captain nurse coach "
        + "councillor cllr").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> JoiningWords = "and n plus".Split(' ').ToFrozenSet();

    public static bool Has(string letters) => Words.Contains(letters);

    /// <summary>Whether the name after this word is most likely a grown-up's.</summary>
    public static bool IsTitle(string letters) => TitleWords.Contains(letters);

    /// <summary>Whether this word joins two first names before one surname.</summary>
    public static bool Joins(string letters) => JoiningWords.Contains(letters);
}
