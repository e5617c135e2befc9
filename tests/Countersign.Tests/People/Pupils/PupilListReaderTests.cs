using Countersign.People.Pupils;
using Countersign.People.Model;

namespace Countersign.Tests.People.Pupils;

/// <summary>What a table says of pupils: which columns, which lines, and why a line is none.</summary>
[Trait("Database", "none")]
public sealed class PupilListReaderTests
{
    public static TheoryData<string, string> Lists => new()
    {
        // As school systems head their lists.
        { "Forename,Surname\nAda,Quill", "Ada||Quill" },
        { "Surname,Forename,Reg,Year,House,UPN,DOB\nQuill,Ada,6B,6,Oak,A123456789012,01/02/2015", "Ada||Quill" },
        { "Adno;Legal surname;Legal forename;Preferred surname;Preferred forename\n1;Quill;Adelaide;Quill;Ada", "Adelaide|Ada|Quill" },
        { "Legal First Name,Preferred First Name,Legal Last Name,Preferred Last Name\nAda,,Quill,Hartsop", "Ada||Quill+Hartsop" },
        { "upi,mis_id,forename,surname,legal_forename,legal_surname\nx,1,Ada,Hartsop,Adelaide,Quill", "Adelaide|Ada|Quill+Hartsop" },
        { "sourcedId,status,role,username,givenName,familyName,middleName\n1,active,student,a,Ada,Quill,M\n2,active,teacher,b,Bea,Bright,\n3,tobedeleted,student,c,Cy,Dale,", "Ada||Quill" },
        { "\"SIS ID\",\"First Name\",\"Last Name\",\"Grade\"\n\"1\",\"Ada\",\"Quill\",\"6\"", "Ada||Quill" },
        { "First Name [Required],Last Name [Required],Email Address [Required]\nAda,Quill,ada@wren.example", "Ada||Quill" },
        { "Full name,Year group,Tutor name\nQuill (Ada) Adelaide,6,Mr B", "Quill|Ada|Adelaide" },
        { "Pupil name\n\"Quill, Adelaide (Ada)\"", "Adelaide|Ada|Quill" },
        { "Name,Class\n\"Quill, Ada\",6B\n\"van den Berg, Bea\",6B", "Ada||Quill Bea||van den Berg" },
        { "Name;Class\nQuill, Ada;6B", "Ada||Quill" },
        { "Name,Class\nQuill, Ada,6B", "Ada||Quill" },
        { "Name\nQuill, Ada", "Ada||Quill" },
        { "Name\nAda Quill\nBea Mary van den Berg\nSuharto", "Ada||Quill Bea Mary||van den Berg Suharto||" },
        { "Pupil\nQUILL Ada\nAda QUILL\nVAN DEN BERG Bea", "Ada||QUILL Bea||VAN DEN BERG" },
        { "\"Surname, Forename\"\nQuill Ada", "Ada||Quill" },
        { "Forename Surname\tReg Group\nAda Quill\t6B", "Ada||Quill" },
        { "Name,Surname\nAda,Quill\nBea,Bright", "Ada||Quill Bea||Bright" },
        { "Surname,Name\nQuill,Ada Quill\nBright,\"Bright, Bea\"", "Ada||Quill Bea||Bright" },
        { "Name,Preferred name\nAdelaide Quill,Ada Quill", "Adelaide|Ada|Quill" },
        { "Legal name,Forename,Surname\nX Y,Ada,Quill", "Ada||Quill" },
        { "Forename,Middle name,Surname\nAda,Mary,Quill", "Ada||Quill" },
        { "Parent surname,Parent forename,Surname,Forename,Tutor\nBright,Bea,Quill,Ada,Cy Dale", "Ada||Quill" },
        { "Chosen name,Surname\nAda,Quill", "Ada||Quill" },
        { "First name,Preferred name,Surname\n,Ada,Quill", "Ada||Quill" },
        { "Legal surname,Preferred surname,Forename\n,Quill,Ada", "Ada||Quill" },
        { "sep=;\nForename;Surname\nAda;Quill", "Ada||Quill" },
        { "sep=,\r\nForename,Surname\r\nAda,Quill\r\n", "Ada||Quill" },
        { ",Forename,Surname\n,Ada,Quill", "Ada||Quill" },
        { "|Forename|Surname|\n|Ada|Quill|", "Ada||Quill" },
        { "Pupil list – printed 12/09/2026,,\nQuillbrook School,,\n,,\nForename,Preferred,Surname\nAda,,Quill", "Ada||Quill" },
        { "Names,,\nForename,Surname,Class\nAda,Quill,6B", "Ada||Quill" },

        // Without headings.
        { "Ada,,Quill\nBea,Bee,Bright", "Ada||Quill Bea|Bee|Bright" },
        { "Ada;;Quill", "Ada||Quill" },
        { " Ada , , Quill ", "Ada||Quill" },
        { "Ada\t\tQuill\nBea\tBee\tBright", "Ada||Quill Bea|Bee|Bright" },
        { "Ada,Quill\nBea,Bright", "Ada||Quill Bea||Bright" },
        { ",Ada,Quill\n,Bea,Bright", "Ada||Quill Bea||Bright" },
        { "Ada Quill\nBea Bright", "Ada||Quill Bea||Bright" },
        { "Lee,,Child\nAda,,Quill", "Lee||Child Ada||Quill" },
        { "\uFEFFAda,,Quill", "Ada||Quill" },
        { "Ada,,Quill\rBea,,Bright\r", "Ada||Quill Bea||Bright" },

        // Names as they are.
        { "First name,Surname\nJean‑Luc,O’Neil\nMary-Ann,D'Arcy\nNa’ima,al-Sayed\nJ.,St. John\nAda  Mary ,\u00A0Quill", "Jean‑Luc||O’Neil Mary-Ann||D'Arcy Na’ima||al-Sayed J.||St. John Ada Mary||Quill" },
        { "First name,Surname\nZoe\u0308,Quill\nBea\u200B,Bri\u00ADght", "Zoë||Quill Bea||Bright" },
        { "First name,Surname\nSuharto,\nAye,-\nBo,n/a\nAda,Quill", "Suharto|| Aye|| Bo|| Ada||Quill" },
        { "First name,Preferred name,Surname\nAda,-,Quill\nBea,NULL,Bright\nCy,cy,Dale", "Ada||Quill Bea||Bright Cy||Dale" },
        { "First name,Surname\nAdelaide (Ada),Quill", "Adelaide|Ada|Quill" },
        { "First name,Surname\n=\"Ada\",\"=\"\"Quill\"\"\"\n'Bea,'Bright\nCy*,Dale\nDi (SEN),Hartsop (6B)\n't,'t Hooft", "Ada||Quill Bea||Bright Cy||Dale Di||Hartsop 't||'t Hooft" },
        { "Name\nAda Quill (6B)\n\"Bright, Bea (EAL)\"", "Ada||Quill Bea||Bright" },
        { "Forename,Known by,Surname\nAda,Dee,Quill", "Ada|Dee|Quill" },
        { "Forename,Surname\r\nAda,Quill\r\n\u001A", "Ada||Quill" },
        { "First name,Surname\nAda \"Dee\" Mary,Quill", "Ada \"Dee\" Mary||Quill" },
    };

    public static TheoryData<string, int, string> Lines => new()
    {
        { "Total: 214", 3, "it is no pupil" },
        { "Total,214,", 3, "it is no pupil" },
        { "TOTAL,,", 3, "it is no pupil" },
        { "Grand total,,", 3, "it is no pupil" },
        { "End of list,,", 3, "it is no pupil" },
        { "Printed by B Bright,,", 3, "it is no pupil" },
        { "Count,12,", 3, "it is no pupil" },
        { "214 pupils,,", 3, "a number stands" },
        { "Page 1 of 3,,", 3, "it is no pupil" },
        { "Oak class,,", 3, "it is no pupil" },
        { "Year Six,,", 3, "it is no pupil" },
        { "Class: Oak,,", 3, "a sign stands" },
        { "12/09/2026,,", 3, "a date stands" },
        { ",,Bright", 3, "there is a surname and no first name" },
        { "First name,Preferred name,Surname", 3, "the headings stand here once more" },
        { "bea@wren.example,,Bright", 3, "an e-mail address" },
        { "Bea,,12/03/2014", 3, "a date stands" },
        { "Bea,,2014-03-12", 3, "a date stands" },
        { "Bea,,12 March 2014", 3, "a date stands" },
        { "Mar-14,,Bright", 3, "a date stands" },
        { "Bea,,6B", 3, "a number stands" },
        { "Bea,41900,Bright", 3, "a number stands" },
        { "Bea?,,Bright", 3, "a question mark" },
        { "=A2,,Bright", 3, "a formula" },
        { "#REF!,,Bright", 3, "Excel shows a fault" },
        { "Bea\u202E,,Bright", 3, "the name holds characters that cannot be seen" },
        { "Bea\u0085X\u0001,,Bright", 3, "the name holds characters that cannot be seen" },
        { "Bea 🎉,,Bright", 3, "a sign stands" },
        { "<b>Bea</b>,,Bright", 3, "a sign stands" },
        { "'',,Bright", 3, "there is no letter" },
        { "ada,,quill", 3, "the same pupil stands in line 2" },
        { "Bea,,Bright,6B", 3, "there are more cells than headings" },
        { "Bea, Mary,,Bright", 3, "there are more cells than headings" },
        { ",,", 3, "nothing stands on it" },
        { "", 3, "nothing stands on it" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Columns_are_found_and_pupils_read(string text, string pupils) => Assert.Equal(pupils, string.Join(' ', Read(text).Pupils.Select(Shown)));

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_that_is_no_pupil_is_named_with_the_reason(string line, int number, string why)
    {
        var list = Read($"First name,Preferred name,Surname\nAda,,Quill\n{line}\nCy,,Dale");

        Assert.Equal(["Ada", "Cy"], list.Pupils.Select(pupil => pupil.FirstName));
        var unread = Assert.Single(list.Unread);
        Assert.Equal(number, unread.Line);
        Assert.StartsWith(why, unread.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_above_the_headings_empty_ones_and_those_after_a_cell_of_two_lines_keep_their_numbers()
    {
        var list = Read("Our pupils\n\nFirst name,Surname,Address\nAda,Quill,\"1 Wren Lane\nQuillbrook\"\n\nBea,12,\nCy,Dale,\n\n\n");

        Assert.Equal(["Ada", "Cy"], list.Pupils.Select(pupil => pupil.FirstName));
        Assert.Equal(
            ["1 it stands above the headings", "2 nothing stands on it", "6 nothing stands on it", "7 a number stands where a name should"],
            list.Unread.Select(line => $"{line.Line} {line.Why}"));
        Assert.Equal(["Address"], list.LeftOut);
    }

    [Theory]
    [InlineData("\"Bea,,Bright")]
    [InlineData("\"Bea\" Mary\",,Bright")]
    [InlineData("Bea,,\"Bright")]
    public void A_quotation_mark_out_of_place_swallows_nobody(string line)
    {
        var list = Read($"First name,Preferred name,Surname\nAda,,Quill\n{line}\nCy,,Dale\nDi,,Hartsop");

        Assert.Equal(["Ada", "Cy", "Di"], list.Pupils.Select(pupil => pupil.FirstName));
        Assert.Equal((3, "a quotation mark is out of place, so nobody can tell where its cells end"), (list.Unread[0].Line, list.Unread[0].Why));
    }

    [Fact]
    public void Two_quotation_marks_out_of_place_swallow_nobody_between_them()
    {
        var between = string.Concat(Enumerable.Range(0, 20).Select(number => $"Ada {(char)('a' + number)},,Quill\n"));

        var list = Read($"First name,Preferred name,Surname\n\"Bea,,Bright\n{between}\"Cy,,Dale\nDi,,Hartsop");

        Assert.Equal(21, list.Pupils.Count);
        Assert.Equal([2, 23], list.Unread.Select(line => line.Line));
    }

    [Theory]
    [InlineData("UPN,Forename,Surname\n1,Ada,Quill\n2,Ada,Quill\n1,Ada,Quill", 2)]
    [InlineData("DOB,Forename,Surname\n01/02/2015,Ada,Quill\n02/02/2015,Ada,Quill", 2)]
    [InlineData("Forename,Surname\nAda,Quill\nAda,Quill", 1)]
    [InlineData("Forename,Preferred name,Surname\nAdelaide,,Quill\nAdelaide,Ada,Quill", 1)]
    [InlineData("Forename,Preferred name,Surname\nAdelaide,Addy,Quill\nAdelaide,Ada,Quill", 2)]
    [InlineData("Forename,Surname\nSuharto,\nSuharto,\nSuharto,Quill", 2)]
    public void One_pupil_is_read_once_and_two_of_one_name_twice(string text, int pupils)
    {
        var list = Read(text);

        Assert.Equal(pupils, list.Pupils.Count);
        Assert.All(list.Unread, line => Assert.Equal("the same pupil stands in line 2", line.Why));
    }

    [Fact]
    public void What_is_not_read_is_said()
    {
        var list = Read("UPN,Surname,Forename,Reg  Group,\n1,Quill,Ada,6B,");

        Assert.Equal(["UPN", "Reg Group"], list.LeftOut);
        Assert.Equal(new Dictionary<string, string> { ["first"] = "Forename", ["surname"] = "Surname" }, list.Columns);
    }

    [Theory]
    [InlineData("Cyfenw,Enw\nQuill,Ada", "Enw", "Cyfenw")]
    [InlineData("Forename,Name\nAda,Quill", "Forename", "Name")]
    [InlineData("Name,Preferred name\nAda Quill,Dee", "Name", "Name")]
    [InlineData("Name,Forename,Surname\nAda Quill,Ada,Quill", "Forename", "Surname")]
    [InlineData("Preferred forename,Preferred surname\nAda,Quill", "Preferred forename", "Preferred surname")]
    public void It_is_said_from_which_column_a_name_comes(string text, string first, string surname)
    {
        var list = Read(text);

        Assert.Equal((first, surname, "Ada", "Quill"), (list.Columns["first"], list.Columns["surname"], list.Pupils[0].FirstName, list.Pupils[0].Surname));
    }

    [Fact]
    public void A_line_on_its_own_is_no_pupil_where_the_others_say_more()
    {
        var list = Read("Forename,Surname,UPN\nOak,,\nAda,Quill,1\nSuharto,,2\nAsh,,\nBea,Bright,3");

        Assert.Equal(["Ada", "Suharto", "Bea"], list.Pupils.Select(pupil => pupil.FirstName));
        Assert.Equal([2, 5], list.Unread.Select(line => line.Line));
    }

    [Fact]
    public void Columns_chosen_by_hand_are_read_whatever_stands_above_them()
    {
        var tables = Assert.IsType<Outcome<List<Countersign.People.Sheets.Sheet>>.Done>(PupilFile.Tables("Eka,Toka,Kolmas,Neljas\nx,Ada,Quill,y\nx,Bea,Bright,y"));

        var list = Done(PupilListReader.Read(tables.Value, new ChosenColumns(1, null, 2, HasHeadings: true)));

        Assert.Equal(["Ada||Quill", "Bea||Bright"], list.Pupils.Select(Shown));
        Assert.Equal(["Toka", "Kolmas"], list.Columns.Values);
    }

    private static PupilList Read(string text) => Done(PupilFile.Read(PupilFile.Tables(text)));

    private static PupilList Done(Outcome<PupilList> read) => read is Outcome<PupilList>.Done(var list)
        ? list
        : throw new InvalidOperationException(((Outcome<PupilList>.Refused)read).Why.Sentence);

    private static string Shown(PupilNames pupil) => $"{pupil.FirstName}|{pupil.PreferredName}|{pupil.Surname}{(pupil.OtherSurname is null ? "" : "+" + pupil.OtherSurname)}";
}
