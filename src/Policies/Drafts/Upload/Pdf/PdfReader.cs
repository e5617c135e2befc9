using System.Text.RegularExpressions;
using Countersign.Policies.Drafts.Upload.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using PdfWord = UglyToad.PdfPig.Content.Word;

namespace Countersign.Policies.Drafts.Upload.Pdf;

/// <summary>
/// Reads a PDF that carries text. It keeps neither paragraphs nor headings, so they are worked out from where the lines stand and how large they are.
/// </summary>
internal static partial class PdfReader
{
    private const string NoStructure = "A PDF keeps neither paragraphs nor tables, so they were worked out from where its lines stand, "
        + "one column after the other. The Word document that it was made from is read better";

    private const int MostPages = 400;

    private const int LongestHeading = 120;

    // Of the way to the right: a line that ends a sentence before it ends a paragraph.
    private const double Full = 0.8;

    public static Outcome<ReadDocument> Read(byte[] bytes)
    {
        using var file = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        if (file.NumberOfPages > MostPages)
        {
            return new Refusal("The PDF has more pages than a policy. Take out what is not policy and try again");
        }

        var (pages, seen, leftOut, letters) = (new List<IReadOnlyList<PdfLine>>(), new List<string>(), new List<LeftOut>(), 0L);
        var drawn = new Dictionary<int, IReadOnlyList<PdfRectangle>>();
        foreach (var page in file.GetPages())
        {
            letters += page.Letters.Count;
            if (letters > UploadLimits.Characters)
            {
                return new Refusal("The PDF holds far more text than a policy. Take out what is not policy and try again");
            }

            List<PdfWord> words = [.. page.GetWords()];
            pages.Add(PdfLine.Of(page, words));
            drawn[page.Number] = [.. page.Paths.Select(path => path.GetBoundingRectangle()).OfType<PdfRectangle>()];
            seen.AddRange(words.Select(word => word.Text));
            leftOut.AddRange(page.GetImages().Select(_ => new LeftOut(LeftOutKinds.Picture, $"on page {page.Number}")));
            leftOut.AddRange(page.GetAnnotations().Where(IsComment).Select(note => new LeftOut(LeftOutKinds.Comment, note.Content!.Trim())));
        }

        var (text, margins) = PdfMargins.Apart(pages);
        List<PdfLine> ordered = [.. text.GroupBy(line => line.Page).SelectMany(page => PdfColumns.InOrder([.. page], drawn[page.Key]))];
        return new ReadDocument(Paragraphs(ordered), [.. margins, .. leftOut], seen) { Told = [NoStructure] };
    }

    private static bool IsComment(Annotation note) =>
        note.Type is AnnotationType.Text or AnnotationType.FreeText or AnnotationType.Highlight or AnnotationType.Underline or AnnotationType.StrikeOut
            && note.Content?.Trim().Length > 0;

    private static List<UploadedParagraph> Paragraphs(List<PdfLine> lines)
    {
        var found = new List<(List<PdfLine> Lines, int? Heading, bool IsBullet)>();
        var usual = lines.GroupBy(line => line.Size).OrderByDescending(group => group.Sum(line => line.Text.Length))
            .Select(group => group.Key).FirstOrDefault();
        var step = Step(lines);
        var right = lines.Select(line => line.Right).DefaultIfEmpty(0).Max();
        var typed = new TypedNumbers(lines.Select(line => line.Text));
        for (var at = 0; at < lines.Count; at++)
        {
            var (line, before) = (lines[at], at == 0 ? null : lines[at - 1]);
            var heading = Heading(line, usual);
            var isLabelled = typed.Split(line.Text, heading is not null).Label is not null;
            var bullet = Bullet().Match(line.Text);
            if (before is null || isLabelled || bullet.Success || heading != found[^1].Heading
                || (heading is null ? !GoesOn(before, line, step, right) : before.Size != line.Size))
            {
                found.Add(([bullet.Success ? line with { Text = line.Text[bullet.Length..] } : line], heading, bullet.Success));
            }
            else
            {
                found[^1].Lines.Add(line);
            }
        }

        var largest = lines.Select(line => line.Size).DefaultIfEmpty(0).Max();
        var hasTitle = found is [{ Heading: not null }, ..] && found[0].Lines[0].Size == largest && found.Count(one => one.Lines[0].Size == largest) == 1;
        return [.. found.Select((one, at) => new UploadedParagraph(string.Join(' ', one.Lines.Select(line => line.Text.Replace('\t', at == 0 ? ' ' : '\t'))))
        {
            HeadingLevel = one.Heading,
            IsBullet = one.IsBullet,
            IsTitle = hasTitle && at == 0,
        })];
    }

    private static int? Heading(PdfLine line, double usual) =>
        line.Text.Length > LongestHeading || line.Text[^1] is '.' or ';' or ',' ? null
        : line.Size >= 1.6 * usual ? 1
        : line.Size >= 1.3 * usual ? 2
        : line.Size >= 1.12 * usual || line.IsBold ? 3
        : null;

    // How far most lines stand from the one before.
    private static double Step(List<PdfLine> lines) =>
        lines.Zip(lines.Skip(1)).Where(pair => StandTogether(pair.First, pair.Second))
            .Select(pair => Math.Round(pair.First.Base - pair.Second.Base, 1))
            .GroupBy(step => step).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key).FirstOrDefault();

    private static bool StandTogether(PdfLine before, PdfLine line) => before.Page == line.Page && before.Edge == line.Edge && before.Base > line.Base;

    // Over the end of a page or of a column a paragraph goes on where its sentence does.
    private static bool GoesOn(PdfLine before, PdfLine line, double step, double right) => StandTogether(before, line)
        ? before.Base - line.Base <= Math.Max(step, line.Size) * 1.3
            && (before.Right > Full * (before.Edge ?? right) || before.Text[^1] is not ('.' or '?' or '!' or ';'))
        : before.Text[^1] is not ('.' or ':' or ';' or '?' or '!') && char.IsLower(line.Text[0]);

    [GeneratedRegex(@"^(?:[•‣◦▪●○·\uF0B7-]|–)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();
}
