using System.Globalization;
using Countersign.Policies.Drafts.Upload.Reading;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Policies.Drafts.Upload.Word;

/// <summary>The footnotes and endnotes of a Word document, numbered in the order in which the text refers to them.</summary>
internal sealed class WordNotes(Footnotes? footnotes, Endnotes? endnotes)
{
    private readonly Dictionary<long, Footnote> foot = (footnotes?.Elements<Footnote>() ?? []).Where(note => note.Id?.Value is not null)
        .GroupBy(note => note.Id!.Value).ToDictionary(group => group.Key, group => group.First());

    private readonly Dictionary<long, Endnote> end = (endnotes?.Elements<Endnote>() ?? []).Where(note => note.Id?.Value is not null)
        .GroupBy(note => note.Id!.Value).ToDictionary(group => group.Key, group => group.First());

    private (int Foot, int End) met;

    private bool isReading;

    /// <summary>The mark of a note in the text, in brackets as letters above the line are lost; the note itself goes with the paragraph.</summary>
    public string Mark(FootnoteEndnoteReferenceType reference, WordLine line, Func<FootnoteEndnoteType, string> read)
    {
        var id = reference.Id?.Value ?? 0;
        FootnoteEndnoteType? note = reference is FootnoteReference ? foot.GetValueOrDefault(id) : end.GetValueOrDefault(id);
        if (note is null || isReading)
        {
            return "";
        }

        // A mark of its own stands in the text after the reference.
        var own = reference.CustomMarkFollows is { } custom && (custom.Value);
        met = own ? met : reference is FootnoteReference ? met with { Foot = met.Foot + 1 } : met with { End = met.End + 1 };
        var mark = own ? "" : reference is FootnoteReference ? $"[{met.Foot.ToString(CultureInfo.InvariantCulture)}]" : $"[{Labels.Roman(met.End)}]";
        isReading = true;
        line.Notes.Add($"{mark} {read(note)}".Trim());
        isReading = false;
        return mark;
    }
}
