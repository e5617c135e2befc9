using System.Text;
using Countersign.Foundation.Worker;
using Countersign.People.Model;
using Countersign.People.Pupils;
using Countersign.People.Sheets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Countersign.Tests.People.Pupils;

/// <summary>Pupil lists as office software writes them, from bytes to pupils.</summary>
[Trait("Database", "none")]
public sealed class PupilFileTests
{
    private static readonly string Cases = Path.Combine(Checkout.Root, "tests/Countersign.Tests/People/Pupils/cases");

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly (string Name, Func<string, byte[]> Write, string Written)[] Encodings =
    [
        ("UTF-8", new UTF8Encoding(false).GetBytes, "utf-8"),
        ("UTF-8 with mark", text => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], "utf-8"),
        ("UTF-16 LE with mark", text => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)], "utf-16"),
        ("UTF-16 BE with mark", text => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)], "utf-16"),
        ("UTF-16 LE without", Encoding.Unicode.GetBytes, "utf-16"),
        ("UTF-16 BE without", Encoding.BigEndianUnicode.GetBytes, "utf-16"),
        ("Windows-1252", Windows.GetBytes, "windows-1252"),
    ];

    private static readonly string[][] Headings =
    [
        ["First name", "Preferred name", "Surname"],
        ["Forename", "Preferred forename", "Surname"],
        ["Legal forename", "Chosen name", "Legal surname"],
        ["givenName", "preferredGivenName", "familyName"],
        ["LEGAL FIRST NAME", "PREFERRED FIRST NAME", "LEGAL LAST NAME"],
        ["legal_forename", "forename", "legal_surname"],
        ["Pupil's first name", "Known as", "Family name"],
        ["First Name [Required]", "Nickname", "Last Name [Required]"],
        ["Enw cyntaf", "Enw dewisol", "Cyfenw"],
        [" forename(s) ", "Pref.  Forename", "sur name"],
    ];

    public static TheoryData<string, char, int> Written
    {
        get
        {
            var data = new TheoryData<string, char, int>();
            foreach (var (encoding, _, _) in Encodings)
            {
                foreach (var separator in ",;\t|")
                {
                    for (var heading = 0; heading < Headings.Length; heading++)
                    {
                        data.Add(encoding, separator, heading);
                    }
                }
            }

            return data;
        }
    }

    public static TheoryData<string, string, string> Files => new()
    {
        { "r01-utf8.csv", "Zoë||Ångström Siân||Llŷr Chloé|Clo|O’Brien Oliver|Ollie|Bright", "" },
        { "r02-utf8-bom.csv", "Zoë||Ångström Siân||Llŷr Chloé|Clo|O’Brien Oliver|Ollie|Bright", "" },
        { "r04-windows-1252.csv", "Zoë||Ångström Siân||Évans Chloé|Clo|O’Brien Oliver|Ollie|Bright", "" },
        { "r05-semicolons.csv", "Zoë||Ångström Siân||Llŷr Chloé|Clo|O’Brien Oliver|Ollie|Bright", "" },
        { "r06-tabs-utf16-unicode-text.txt", "Zoë||Ångström Siân||Llŷr Chloé|Clo|O’Brien Oliver|Ollie|Bright", "" },
        { "r07-surname-first.csv", "Oliver|Ollie|Bright Chloé|Clo|O’Brien Grace||Okafor", "" },
        { "r08-forename-header.csv", "Zoë||Ångström Siân||Llŷr Chloé|Clo|O’Brien Oliver|Ollie|Bright", "" },
        { "r08b-legal-headers.csv", "Zoë||Ångström Siân||Llŷr Chloé|Clo|O’Brien Oliver|Ollie|Bright", "" },
        { "r10-extra-columns.csv", "Oliver||Bright", "" },
        { "r11-surname-comma-forename-one-column.csv", "Oliver||Bright Grace||Okafor", "" },
        { "r12-quoted-newline.csv", "Oliver_James||Bright", "" },
        { "r22-one-name-only.csv", "Suharto||", "3" },
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Written))]
    public async Task A_list_is_read_however_it_is_written(string encoding, char separator, int headings)
    {
        var (_, write, written) = Encodings.Single(known => known.Name == encoding);
        var quoted = $"\"Zoë\r\nMai\"{separator}{separator}Ångström";
        var text = string.Join("\r\n", string.Join(separator, Headings[headings]), $"Chloé{separator}Clo{separator}O’Brien", quoted, $"\"Anne\"{separator}\"\"{separator}\"Bright\"") + "\r\n";

        var list = await Read(write(text));

        Assert.Equal(["Chloé|Clo|O’Brien", "Zoë Mai||Ångström", "Anne||Bright"], list.Pupils.Select(Shown));
        Assert.Equal(written, list.Written);
        Assert.Empty(list.Unread);
        Assert.Equal(PupilNameCell.Squeeze(Headings[headings][0]), list.Columns["first"]);
        Assert.Equal(PupilNameCell.Squeeze(Headings[headings][1]), list.Columns["preferred"]);
        Assert.Equal(PupilNameCell.Squeeze(Headings[headings][2]), list.Columns["surname"]);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_schools_have_brought_is_read(string file, string pupils, string unread)
    {
        var list = await Read(await File.ReadAllBytesAsync(Path.Combine(Cases, file), Ct));

        Assert.Equal(pupils.Split(' '), list.Pupils.Select(pupil => Shown(pupil).Replace(' ', '_')));
        Assert.Equal(unread, string.Join(' ', list.Unread.Select(line => line.Line)));
    }

    [Fact]
    public async Task Bytes_that_no_text_has_are_refused() => Assert.StartsWith(
        "This file holds bytes that no text has (NUL)",
        await Refused(await File.ReadAllBytesAsync(Path.Combine(Cases, "r26-nul-bytes.csv"), Ct)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Zoë,,Ångström", "double", "Some letters of this file were damaged")]
    [InlineData("Agnieszka,,Wałęsa", "double", "Some letters of this file were damaged")]
    [InlineData("Siân,,Llŷr", "double", "Some letters of this file were damaged")]
    [InlineData("Ada,,O’Brien", "double", "Some letters of this file were damaged")]
    [InlineData("Ţ,Иван,Петров", "double", "Some letters of this file were damaged")]
    [InlineData("Zoã«,,Quill", "utf-8", "Some letters of this file were damaged")]
    [InlineData("Zo\uFFFD,,Quill", "utf-8", "Some letters of this file were damaged")]
    [InlineData("Zoë,,Quill", "macintosh", "The letters of this file are written in a way that is not known here")]
    [InlineData("Chloé,,Quill", "macintosh", "The letters of this file are written in a way that is not known here")]
    [InlineData("François,,Quill", "macintosh", "The letters of this file are written in a way that is not known here")]
    [InlineData("Zoë,,Quill", "IBM850", "The letters of this file are written in a way that is not known here")]
    [InlineData("Chloé,,Quill", "IBM850", "The letters of this file are written in a way that is not known here")]
    [InlineData("Björn,,Quill", "IBM850", "The letters of this file are written in a way that is not known here")]
    [InlineData("Michał,,Quill", "windows-1250", "The letters of this file are written in a way that is not known here")]
    [InlineData("Ll?r,,Quill", "utf-8", "Letters of this file were lost when it was saved")]
    [InlineData("?ukasz,,Quill", "windows-1252", "Letters of this file were lost when it was saved")]
    [InlineData("<table><tr><td>Ada</td></tr></table>", "utf-8", "This file is a web page or XML")]
    [InlineData("%PDF-1.7", "utf-8", "This is a PDF")]
    [InlineData("First name,Surname,Class,First name,Surname\nAda,Quill,6B,Bea,Bright", "utf-8", "The headings name a first name and a surname twice")]
    [InlineData("First name,Middle name", "utf-8", "The headings name a first name and no surname")]
    [InlineData("UPN,Surname,Initials", "utf-8", "The headings name a surname and no first name")]
    [InlineData("First name,Surname", "utf-8", "There is nobody on this list")]
    [InlineData("a,b,c,d\nAda,Quill,6B,7", "utf-8", "The columns of this list are not understood")]
    [InlineData("Quill,6B,12/03/2014\nBright,6B,11/02/2014", "utf-8", "The columns of this list are not understood")]
    [InlineData("First name,Surname\nada@wren.example,Quill", "utf-8", "No pupil could be read. Line 2: an e-mail address")]
    public async Task What_is_damaged_or_no_list_is_refused_with_how_to_mend_it(string text, string encoding, string sentence)
    {
        var whole = text.Contains('<', StringComparison.Ordinal) || text.StartsWith('%') || text.Contains('\n', StringComparison.Ordinal) || text.Contains("name", StringComparison.Ordinal)
            || text.StartsWith("UPN", StringComparison.Ordinal) ? text : "First name,Preferred name,Surname\r\nBilal,,Hartsop\r\n" + text + "\r\n";
        var bytes = encoding switch
        {
            "double" => Encoding.UTF8.GetBytes(string.Concat(Encoding.UTF8.GetBytes(whole).Select(value => Windows.GetString([value])))),
            "utf-8" => Encoding.UTF8.GetBytes(whole),
            _ => CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(whole),
        };

        Assert.StartsWith(sentence, await Refused(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("João,,Conceição")]
    [InlineData("JOÃO,,CONCEIÇÃO")]
    [InlineData("RENÉE,,D’AGOSTÍN")]
    [InlineData("Šárka,,Žižková")]
    [InlineData("O‘Brien,,Smith–Jones")]
    [InlineData("Nguyễn,,Thị Ánh")]
    [InlineData("محمد,,الأحمد")]
    [InlineData("小明,,王")]
    [InlineData("Ñuñez,,Ôh")]
    public async Task Letters_that_only_look_like_damage_are_read(string line)
    {
        foreach (var (name, write, _) in Encodings)
        {
            // What a Windows machine of this country cannot write it does not write.
            var bytes = write("First name,Preferred name,Surname\r\nBilal,,Hartsop\r\n" + line + "\r\n");
            if (name != "Windows-1252" || !Windows.GetString(bytes).Contains('?', StringComparison.Ordinal))
            {
                Assert.Equal(line.Replace(',', '|'), Shown((await Read(bytes)).Pupils[1]));
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 }, "This is an old Excel workbook (.xls)")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x14 }, "The workbook is damaged")]
    [InlineData(new byte[0], "The file is empty")]
    public async Task A_file_of_another_kind_gets_a_sentence_that_says_how_to_save_it(byte[] bytes, string sentence) =>
        Assert.StartsWith(sentence, await Refused(bytes), StringComparison.Ordinal);

    [Fact]
    public async Task A_workbook_is_read_in_a_worker()
    {
        var list = await Read(WorkbookSample.Shared(["Surname", "Forename", "Chosen name"], ["Ångström", "Zoë", ""], ["Bright", "Oliver", "Ollie"]));

        Assert.Equal(["Zoë||Ångström", "Oliver|Ollie|Bright"], list.Pupils.Select(Shown));
        Assert.Equal("xlsx", list.Written);
    }

    [Fact]
    public async Task A_file_may_be_as_large_as_said_and_no_larger()
    {
        var most = Encoding.UTF8.GetBytes("First name,Surname\nAda,Quill\n".PadRight(SheetLimits.Bytes, '\n'));

        Assert.StartsWith("The list has more than 10,000 lines", await Refused(most), StringComparison.Ordinal);
        Assert.StartsWith("The file must be 4 MB or smaller", await Refused([.. most, (byte)'\n']), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9_999, 100, null)]
    [InlineData(10_000, 2, "The list has more than 10,000 lines")]
    [InlineData(1, 101, "The list has more than 100 columns")]
    public async Task A_list_may_have_so_many_lines_and_columns(int lines, int columns, string? sentence)
    {
        var headings = "First name,Surname" + string.Concat(Enumerable.Range(3, columns - 2).Select(column => $",C{column}"));
        var letters = "abcdefghij";
        var text = headings + "\n" + string.Concat(Enumerable.Range(0, lines).Select(line => $"Ada {string.Concat($"{line}".Select(digit => letters[digit - '0']))},Quill\n"));

        var read = PupilFile.Read(await PupilFile.Tables(new Workers(NullLogger<Workers>.Instance), Encoding.UTF8.GetBytes(text), Ct));

        Assert.Equal(sentence is null, read is Outcome<PupilList>.Done({ Pupils: var pupils }) && pupils.Count == lines);
        Assert.StartsWith(sentence ?? "", (read as Outcome<PupilList>.Refused)?.Why.Sentence ?? "", StringComparison.Ordinal);
    }

    private static async Task<PupilList> Read(byte[] bytes)
    {
        using var workers = new Workers(NullLogger<Workers>.Instance);
        return PupilFile.Read(await PupilFile.Tables(workers, bytes, Ct)) switch
        {
            Outcome<PupilList>.Done(var list) => list,
            Outcome<PupilList>.Refused(var why) => throw new InvalidOperationException(why.Sentence),
            _ => throw new InvalidOperationException(),
        };
    }

    private static async Task<string> Refused(byte[] bytes)
    {
        using var workers = new Workers(NullLogger<Workers>.Instance);
        return Assert.IsType<Outcome<PupilList>.Refused>(PupilFile.Read(await PupilFile.Tables(workers, bytes, Ct))).Why.Sentence;
    }

    private static string Shown(PupilNames pupil) => $"{pupil.FirstName}|{pupil.PreferredName}|{pupil.Surname}";
}
