using Countersign.Policies.Drafts.Upload.Reading;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Deleted = DocumentFormat.OpenXml.Wordprocessing.Deleted;
using Cell = DocumentFormat.OpenXml.Wordprocessing.TableCell;

namespace Countersign.Policies.Drafts.Upload.Word;

/// <summary>Goes through the paragraphs and tables of a Word document in their order.</summary>
internal sealed class WordStory
{
    private readonly WordStyles styles;
    private readonly WordLists lists;
    private readonly WordNumbers numbers;
    private readonly WordText text;
    private readonly MainDocumentPart main;
    private readonly List<UploadedParagraph> paragraphs = [];
    private readonly List<LeftOut> leftOut = [];

    // A paragraph whose end was deleted goes on in the next one.
    private WordLine? begun;
    private Reading.TableCell? cell;
    private int tables;
    private bool inContents;

    public WordStory(MainDocumentPart main)
    {
        this.main = main;
        styles = new WordStyles(main.StyleDefinitionsPart?.Styles);
        lists = new WordLists(main.NumberingDefinitionsPart?.Numbering, styles);
        numbers = new WordNumbers(lists);
        text = new WordText(styles, new WordNotes(main.FootnotesPart?.Footnotes, main.EndnotesPart?.Endnotes));
    }

    public IReadOnlyList<UploadedParagraph> Paragraphs => paragraphs;

    public IReadOnlyList<LeftOut> LeftOut => leftOut;

    /// <summary>Every number and letter that Word puts before a paragraph.</summary>
    public List<string> Labels { get; } = [];

    public void Body(Body body)
    {
        Blocks(body);
        Finish();
        WordMargins.Of(main).ToList().ForEach(margin => LeaveOut(margin.What, text.Plain(margin.Part.RootElement!)));
        foreach (var comment in main.WordprocessingCommentsPart?.Comments?.Elements<Comment>() ?? [])
        {
            LeaveOut(LeftOutKinds.Comment, text.Plain(comment));
        }
    }

    private void Blocks(OpenXmlElement around)
    {
        foreach (var block in around.ChildElements)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    Read(paragraph);
                    break;
                case Table table:
                    Read(table);
                    break;
                case SdtBlock { SdtContentBlock: { } content } control:
                    var before = inContents;
                    inContents |= control.SdtProperties?.Descendants<DocPartGallery>().Any(part => part.Val?.Value == "Table of Contents") == true;
                    Blocks(content);
                    inContents = before;
                    break;
                case AltChunk:
                    leftOut.Add(new LeftOut(LeftOutKinds.Embedded, ""));
                    break;
                case SectionProperties or SdtProperties:
                    break;
                default:
                    Blocks(block);
                    break;
            }
        }
    }

    private void Read(Table table)
    {
        // A table inside another is part of the outer one's cell.
        var outer = cell;
        var number = outer?.Table ?? tables++;
        var row = 0;
        foreach (var one in WordText.Nearest<TableRow>(table))
        {
            var isDeleted = one.TableRowProperties?.GetFirstChild<Deleted>() is not null;
            var column = 0;
            foreach (var each in WordText.Nearest<Cell>(one))
            {
                if (isDeleted)
                {
                    LeaveOut(LeftOutKinds.Deleted, string.Join('\n', each.Descendants<Paragraph>().Select(WordText.Everything)));
                    continue;
                }

                cell = outer ?? new Reading.TableCell(number, row, column++);
                Blocks(each);
                Finish();
            }

            row++;
        }

        cell = outer;
    }

    private void Read(Paragraph paragraph)
    {
        var chain = styles.Of(paragraph);
        var line = begun ?? new WordLine();
        var before = line.Shown.Length;
        var contents = inContents || text.InContents || WordStyles.IsContents(chain);
        text.Read(paragraph, line);
        contents |= text.InContents;
        var mark = paragraph.ParagraphProperties?.ParagraphMarkRunProperties;
        var isGone = mark?.GetFirstChild<Deleted>() is not null || mark?.GetFirstChild<MoveFrom>() is not null
            || (styles.IsHidden(mark, chain) && line.Shown.Length == before);
        if (isGone && !contents)
        {
            begun = line;
            return;
        }

        begun = null;
        Put(Made(paragraph, chain), line, contents);
    }

    private UploadedParagraph Made(Paragraph paragraph, IReadOnlyList<Style> chain)
    {
        var label = lists.Of(paragraph, chain) is var (list, level) ? numbers.Next(list, level) : null;
        Labels.AddRange(label?.Text is { } written ? [written] : []);
        return new UploadedParagraph("")
        {
            Label = label?.Text,
            Depth = label?.Level ?? 0,
            LabelStandsAlone = label?.StandsAlone ?? false,
            IsBullet = label?.IsBullet ?? false,
            HeadingLevel = WordStyles.Heading(paragraph, chain),
            IsTitle = WordStyles.IsTitle(chain),
            Cell = cell,
        };
    }

    private void Finish()
    {
        if (begun is { } line)
        {
            begun = null;
            Put(new UploadedParagraph("") { Cell = cell }, line, false);
        }
    }

    private void Put(UploadedParagraph made, WordLine line, bool contents)
    {
        var shown = line.Shown.ToString().Trim();
        foreach (var (what, left) in line.LeftOut)
        {
            LeaveOut(what, left.ToString());
        }

        if (contents)
        {
            LeaveOut(LeftOutKinds.Contents, $"{made.Label} {shown}");
        }
        else if (shown.Length == 0 && made.Label is { } label && cell is null)
        {
            LeaveOut(LeftOutKinds.EmptyNumber, label);
        }
        else if (shown.Length > 0 || made.Label is not null)
        {
            paragraphs.Add(made with { Text = shown, Notes = [.. line.Notes] });
        }

        foreach (var box in line.Boxes)
        {
            Blocks(box);
            Finish();
        }
    }

    private void LeaveOut(string what, string said)
    {
        if (said.Trim() is { Length: > 0 } left || what == LeftOutKinds.Picture)
        {
            leftOut.Add(new LeftOut(what, said.Trim()));
        }
    }
}
