using Countersign.Platforms.Contract;

namespace Countersign.Posts.Noticeboard;

/// <summary>Characters that neither a feed nor every database can carry (XML 1.0 section 2.2): refused before anything is stored.</summary>
internal static class Characters
{
    public static string? WhyNot(Outgoing post) => true switch
    {
        _ when !Fits(post.Text) => "The text holds a control character that a page cannot show; type that part again",
        _ when post.Pictures.Any(picture => !Fits(picture.Alt)) => "A picture's description holds a control character that a page cannot show; type it again",
        _ => null,
    };

    private static bool Fits(string text) =>
        text.EnumerateRunes().All(rune => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not 0xFFFE and not 0xFFFF));
}
