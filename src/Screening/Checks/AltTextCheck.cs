using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Checks;

/// <summary>Whether each picture is described for people who cannot see it.</summary>
internal static class AltTextCheck
{
    private static readonly string[] Openings =
        ["image of", "an image of", "picture of", "a picture of", "photo of", "a photo of", "photograph of", "a photograph of", "graphic of"];

    public static IEnumerable<ScreeningFinding> Find(CheckInput input)
    {
        for (var i = 0; i < input.Draft.Pictures.Count; i++)
        {
            var picture = input.Draft.Pictures[i];
            var alt = PlainText.Of(picture.AltText).Text.Trim();
            var length = picture.AltText?.Length ?? 0;
            if (!alt.Any(char.IsLetterOrDigit))
            {
                yield return new(
                    ScreeningCheck.AltText, Severity.Blocks, Place.AltText(i), 0, length,
                    $"Picture {i + 1} has no alt text", "Describe in a sentence what the picture shows and why it is here");
            }
            else if (IsFileName(alt, PlainText.Of(picture.FileName).Text.Trim()))
            {
                yield return new(
                    ScreeningCheck.AltText, Severity.Advises, Place.AltText(i), 0, length,
                    $"The alt text of picture {i + 1} is a file name", "Describe what the picture shows");
            }
            else if (Array.Find(Openings, o => alt.StartsWith(o + " ", StringComparison.Ordinal)) is { } opening)
            {
                yield return new(
                    ScreeningCheck.AltText, Severity.Advises, Place.AltText(i), 0, length,
                    $"The alt text of picture {i + 1} begins by saying that it is a picture", $"Leave out “{opening}”: screen readers say it already");
            }
        }
    }

    private static bool IsFileName(string alt, string fileName) =>
        alt == fileName
        || alt == Path.GetFileNameWithoutExtension(fileName)
        || Array.Exists([".jpg", ".jpeg", ".png", ".heic", ".webp"], e => alt.EndsWith(e, StringComparison.Ordinal));
}
