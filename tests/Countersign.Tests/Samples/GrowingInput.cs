using System.Globalization;
using System.Text;
using Countersign.Foundation.Text;
using Countersign.People.Pupils;
using Countersign.People.StaffList;
using Countersign.Policies.Drafts.Upload.Clauses;
using Countersign.Policies.Drafts.Upload.Plain;
using Countersign.Policies.Drafts.Upload.Word;
using Countersign.PolicyLanguage.Parsing;
using Countersign.Screening.Checks;
using Countersign.Screening.Model;
using Countersign.Screening.Names;
using Countersign.Tests.Policies.Drafts.Upload;

namespace Countersign.Tests.Samples;

/// <summary>
/// Text that somebody types or brings, in shapes that once took seconds or are like one that did, each in any size. The benchmark prints how long each takes.
/// </summary>
internal static class GrowingInput
{
    private static readonly Roster Pupils = Roster.Of(Enumerable.Range(0, 500).Select(number =>
        new RosterName(Guid.CreateVersion7(), "Ada" + (char)('a' + (number % 26)), null, "Quill" + number.ToString(CultureInfo.InvariantCulture))));

    /// <summary>By name: a size that is read in a moment, and the reading of one of any size.</summary>
    public static readonly Dictionary<string, (int Size, Func<int, Action> Reading)> Shapes = new()
    {
        ["a roster of one line"] = (100_000, size => Names(new string('x', size))),
        ["a roster of one line of commas"] = (100_000, size => Names(new string(',', size))),
        ["a roster of quotation marks"] = (100_000, size => Names(new string('"', size))),
        ["a roster of one-letter lines"] = (4_000, size => Names(Lines("a", size))),
        ["a roster of many names"] = (4_000, size => Names(Lines("Ada,,Quillbrook", size))),
        ["a roster of separators of every kind"] = (25_000, size => Names(string.Concat(Enumerable.Repeat(",;\t|", size)))),
        ["a roster of pupils of one name"] = (4_000, size => Names("UPN,Forename,Surname\n" + string.Concat(Enumerable.Range(0, size).Select(number => $"{number},Ada,Quillbrook\n")))),
        ["a roster of damaged letters"] = (100_000, size => Names(new string('Ã', size))),
        ["a staff list of one cell"] = (100_000, size => Staff("Email,Name\n" + new string('x', size))),
        ["a staff list of quotation marks"] = (100_000, size => Staff("Email,Name\n" + new string('"', size))),
        ["a staff list of many columns"] = (20_000, size => Staff(new string(',', size) + "\n" + new string(',', size))),
        ["a staff list of many lines"] = (5_000, size => Staff("Email,Name\n" + Lines("ada@quillbrook.example,Ada Quill", size))),
        ["a post of hashtags"] = (9_000, size => Post(Words("#a", size / 3))),
        ["a post of one-letter words"] = (9_000, size => Post(Words("a", size / 2))),
        ["a post of one word"] = (9_000, size => Post(new string('a', size))),
        ["a post of at signs"] = (9_000, size => Post(new string('@', size))),
        ["a post of digits"] = (9_000, size => Post(Words("0", size / 2))),
        ["a post of telephone numbers"] = (9_000, size => Post(Words("07700900123", size / 12))),
        ["a post of postcodes"] = (9_000, size => Post(Words("AB1 2CD", size / 8))),
        ["a post of pupils' names"] = (9_000, size => Post(Words("Adab Quill27", size / 13))),
        ["a post of dots and at signs"] = (9_000, size => Post(Words("a.a@", size / 5))),
        ["a post of combining marks"] = (9_000, size => Post("a" + new string('\u0301', size))),
        ["a policy of one line"] = (100_000, size => Policy(new string('x', size))),
        ["a policy of headings"] = (5_000, size => Policy(Lines("## 1. Heading", size))),
        ["a policy of lists"] = (5_000, size => Policy(Lines("- one\n\ntext\n", size))),
        ["a policy of nested lists"] = (200, size => Policy(string.Concat(Enumerable.Range(0, 400).Select(line => new string(' ', 2 * (line % size)) + "- a\n")))),
        ["a policy of nested quotations"] = (200, size => Policy(Lines(new string('>', 50) + " a", size))),
        ["a policy of opening brackets"] = (20_000, size => Policy(new string('[', size))),
        ["a policy of asterisks"] = (20_000, size => Policy(Words("**a", size / 4))),
        ["a policy of backticks"] = (20_000, size => Policy(string.Concat(Enumerable.Range(1, 60).Select(run => new string('`', run) + " ")) + new string('`', size))),
        ["a policy of rules"] = (1_000, size => Policy(Lines("```rule\nwho: staff\n```\n", size))),
        ["a text of paragraphs"] = (2_000, size => Text(Lines("A line of text.\n", size))),
        ["a text of numbered lines"] = (2_000, size => Text(Lines("1.1 A clause.\n", size))),
        ["a text of lists"] = (2_000, size => Text(Lines("- one\n- two\n\nthen\n", size))),
        ["a text of one line"] = (100_000, size => Text(new string('x', size))),
        ["a Word document of runs in one paragraph"] = (3_000, size => Word(Lines("<w:r><w:t>a</w:t></w:r>", size))),
        ["a Word document of fields that never end"] = (3_000, size => Word(Lines("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", size))),
        ["a text of short lines"] = (20_000, size => Text(Lines("a", size))),
        ["a text through the gate"] = (50_000, size => () => _ = TextGate.Read(new string('a', size - 1) + "\r\n")),
    };

    private static Action Names(string text) => () => PupilFile.Read(PupilFile.Tables(text));

    private static Action Staff(string text) => () => StaffListReader.Read(text);

    private static Action Post(string text) => () => Screen.Draft(new ScreeningDraft(text, []), Pupils, new ScreeningSettings());

    private static Action Text(string text) => () => ClauseBuilder.In(PlainReader.Read(text).Paragraphs);

    private static Action Word(string runs)
    {
        var bytes = WordSample.Raw(WordSample.Around($"<w:p>{runs}</w:p>"));
        return () => WordReader.Read(bytes);
    }

    private static Action Policy(string body)
    {
        var bytes = Encoding.UTF8.GetBytes("---\nid: sample\ntitle: Sample\n---\n" + body);
        return () => PolicyReader.Read("sample.md", bytes);
    }

    private static string Lines(string line, int count) => string.Concat(Enumerable.Repeat(line + "\n", count));

    private static string Words(string word, int count) => string.Concat(Enumerable.Repeat(word + " ", count));
}
