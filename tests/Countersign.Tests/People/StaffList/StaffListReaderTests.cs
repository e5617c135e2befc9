using Countersign.People.StaffList;

namespace Countersign.Tests.People.StaffList;

public sealed class StaffListReaderTests
{
    [Theory]
    [InlineData("Block credential,City,Department,Display name,First name,Last name,Licenses,Title,User principal name,When created\nFalse,,Science,Ada Thornquist,Ada,Thornquist,A3,Head of Year,ada@wren.example,2024-09-01")]
    [InlineData("userPrincipalName,displayName,surname,mail,givenName,objectId,userType,jobTitle,accountEnabled\nada.t@wren.onmicrosoft.example,Ada Thornquist,Thornquist,ada@wren.example,Ada,1,Member,Teacher,True")]
    [InlineData("First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],Status [READ ONLY],Recovery Email\nAda,Thornquist,ada@wren.example,****,/Staff,Active,ada@home.example")]
    [InlineData("Surname;Forename;Title;Staff Code;Work Email;Home Email\nThornquist;Ada;Mrs;ATH;ada@wren.example;ada@home.example")]
    [InlineData("Preferred First Name\tPreferred Last Name\tLegal First Name\tEmail address\nAda\tThornquist\tAdelaide\tada@wren.example")]
    [InlineData("EMAIL,NAME\nada@wren.example,  Ada   Thornquist ")]
    [InlineData("\r\n\uFEFFname,email\n\nAda Thornquist,ada@wren.example\n,\n")]
    [InlineData("sep=;\nname;email\nAda Thornquist;ada@wren.example")]
    [InlineData("Address,Name,Email\n\"1 Wren Lane\nWrenfield\",\"Ada\nThornquist\",ada@wren.example")]
    public void The_exports_of_directories_and_school_systems_are_read_by_their_headings(string text)
    {
        var list = Lines(text);

        var line = Assert.Single(list.Read);
        Assert.Equal(("Ada Thornquist", "ada@wren.example", true), (line.Name, line.Address, line.InUse));
        Assert.Empty(line.Roles);
        Assert.Null(line.LastDay);
        Assert.Empty(list.Unread);
    }

    [Theory]
    [InlineData("Roles", "Teacher;  Senior  Authoriser ", "senior authoriser|teacher")]
    [InlineData("role", "teacher, governor;teacher", "governor|teacher")]
    [InlineData("Roles", "", "")]
    [InlineData("Job title", "Headteacher", "")]
    [InlineData("Title", "Mrs", "")]
    public void Roles_are_those_of_a_column_of_roles_and_a_job_title_is_none(string heading, string cell, string roles) =>
        Assert.Equal(roles, string.Join('|', Line($"Name,Email,{heading}\nAda,ada@wren.example,\"{cell}\"").Roles.Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("31/08/2027")]
    [InlineData("2027-08-31")]
    [InlineData("31.08.2027")]
    [InlineData("31-Aug-2027")]
    [InlineData("31 August 2027")]
    [InlineData("31/08/2027 00:00:00")]
    public void A_last_day_is_read_as_it_is_written_here(string day) =>
        Assert.Equal(new DateOnly(2027, 8, 31), Line($"Name,Email,Leaving date\nAda,ada@wren.example,{day}").LastDay);

    [Theory]
    [InlineData("Status", "Suspended", false)]
    [InlineData("Status [READ ONLY]", "Archived", false)]
    [InlineData("Status", "Active", true)]
    [InlineData("Status", "", true)]
    [InlineData("Block credential", "True", false)]
    [InlineData("Block credential", "False", true)]
    [InlineData("accountEnabled", "False", false)]
    [InlineData("accountEnabled", "true", true)]
    [InlineData("userType", "Guest", false)]
    public void An_account_that_is_switched_off_is_told_from_one_that_is_not(string heading, string word, bool inUse) =>
        Assert.Equal(inUse, Line($"Name,Email,{heading}\nAda,ada@wren.example,{word}").InUse);

    [Theory]
    [InlineData("Ada,,", "Line 2: there is no e-mail address")]
    [InlineData("Ada,ada at wren,", "Line 2: the e-mail address is not like name@school.example")]
    [InlineData("Ada,ada@wren@example,", "Line 2: the e-mail address is not like name@school.example")]
    [InlineData(",ada@wren.example,", "Line 2: there is no name")]
    [InlineData("=1+1,ada@wren.example,", "Line 2: the name begins like a formula of a spreadsheet")]
    [InlineData("@SUM(A1),ada@wren.example,", "Line 2: the name begins like a formula of a spreadsheet")]
    [InlineData("Ada\u202Etsiuqnroht,ada@wren.example,", "Line 2: the name holds characters that cannot be seen")]
    [InlineData("Ada\u0007,ada@wren.example,", "Line 2: the name holds characters that cannot be seen")]
    [InlineData("Ada,ada@wren.example,31/02/2027", "Line 2: the last day is no date")]
    [InlineData("Ada,ada@wren.example,08/31/2027", "Line 2: the last day is no date")]
    [InlineData("Ada,ada@wren.example,31/12/9999", "Line 2: the last day is no date")]
    public void A_line_that_cannot_be_read_is_named_and_says_how_to_mend_it(string line, string sentence)
    {
        var list = Lines($"Name,Email,Last day\n{line}\nBo Quill,bo@wren.example,");

        Assert.StartsWith(sentence, Assert.Single(list.Unread).Sentence, StringComparison.Ordinal);
        Assert.Equal(["Bo Quill"], list.Read.Select(read => read.Name));
    }

    [Fact]
    public void A_status_that_is_not_known_counts_neither_as_yes_nor_as_no() =>
        Assert.StartsWith("Line 2: the status is a word that is not known here", Assert.Single(Lines("Name,Email,Status\nAda,ada@wren.example,Permanent").Unread).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Lengths_are_held_to_the_last_character()
    {
        string[] lines = [new('a', 120), new('a', 121)];
        var names = lines.Select(name => $"{name},{name.Length}@wren.example,");
        var addresses = new[] { 254, 255 }.Select(length => $"Ada,{new string('b', length - 13)}@wren.example,");
        var roles = new[] { 60, 61 }.Select(length => $"Ada,role{length}@wren.example,{new string('r', length)}");

        var list = Lines("Name,Email,Roles\n" + string.Join('\n', names.Concat(addresses).Concat(roles)));

        Assert.Equal([2, 4, 6], list.Read.Select(line => line.Number));
        Assert.Equal([3, 5, 7], list.Unread.Select(line => line.Number));
    }

    [Fact]
    public void Two_lines_with_one_address_are_both_named_and_neither_counts()
    {
        var list = Lines("Name,Email,Last day\nAda,ada@wren.example,\nBo,bo@wren.example,\nAda T,ADA@wren.example,\nBo Q,bo@wren.example,soon");

        Assert.Empty(list.Read);
        Assert.Equal(
            ["Line 2: the same e-mail address stands in line 4", "Line 3: the same e-mail address stands in line 5", "Line 4: the same e-mail address stands in line 2", "Line 5: the last day is no date. Write it as 31/08/2027"],
            list.Unread.Select(line => line.Sentence));
    }

    [Fact]
    public void Names_of_every_writing_stay_whole()
    {
        string[] names = ["דנה כהן", "سارا نوری‌زاده", "Zoë O’Neil", "Ada 👩🏽‍🏫", "Łucja Žák", "石川 花"];

        var list = Lines("Name,Email\n" + string.Join('\n', names.Select((name, number) => $"{name},n{number}@wren.example")));

        Assert.Equal(names, list.Read.Select(line => line.Name));
    }

    [Theory]
    [InlineData("", "Paste the list, or choose a file")]
    [InlineData("\r\n\r\n", "Paste the list, or choose a file")]
    [InlineData("Name,Email", "There is nobody on this list, only headings")]
    [InlineData("Name,Email\n,\n", "There is nobody on this list, only headings")]
    [InlineData("Ada Thornquist,ada@wren.example", "The first line must name the columns")]
    [InlineData("Name,Telephone\nAda,1", "The first line must name a column for the e-mail address")]
    [InlineData("First name,Email\nAda,ada@wren.example", "The first line must name a column for the name")]
    [InlineData("Name,Email\nAda,ada@wren.example\n\"Bo,bo@wren.example\nCy,cy@wren.example", "Line 3 has a quotation mark out of place")]
    [InlineData("\nName,Email\nAda \"Bee\" T,ada@wren.example", "Line 3 has a quotation mark out of place")]
    public void A_list_of_which_it_cannot_be_told_who_is_on_it_is_refused_as_a_whole(string text, string sentence) =>
        Assert.StartsWith(sentence, Assert.IsType<Outcome<StaffLines>.Refused>(StaffListReader.Read(text)).Why.Sentence, StringComparison.Ordinal);

    [Fact]
    public void Lists_are_bounded_in_lines_and_size()
    {
        Assert.Equal(StaffListReader.MostLines, Lines(Many(StaffListReader.MostLines)).Read.Count);
        Assert.StartsWith("The list must have 5000 lines or fewer", Refusal(Many(StaffListReader.MostLines + 1)), StringComparison.Ordinal);
        Assert.StartsWith("The list must be 2 MB or smaller", Refusal(new string('a', StaffListReader.MostCharacters + 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Twice_the_lines_take_twice_the_memory_and_no_more()
    {
        Allocated(Many(500));

        var (single, twice) = (Allocated(Many(2500)), Allocated(Many(5000)));

        Assert.InRange(twice, single, single * 2.5);
    }

    private static long Allocated(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Lines(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Many(int lines) => "Name,Email\n" + string.Concat(Enumerable.Range(0, lines).Select(number => $"Ada {number},ada{number}@wren.example\n"));

    private static string Refusal(string text) => Assert.IsType<Outcome<StaffLines>.Refused>(StaffListReader.Read(text)).Why.Sentence;

    private static StaffLine Line(string text) => Assert.Single(Lines(text).Read);

    private static StaffLines Lines(string text) => StaffListReader.Read(text) switch
    {
        Outcome<StaffLines>.Done(var lines) => lines,
        Outcome<StaffLines>.Refused(var why) => throw new InvalidOperationException(why.Sentence),
        _ => throw new InvalidOperationException(),
    };
}
