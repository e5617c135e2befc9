using Countersign.People.Pupils;

namespace Countersign.Tests.People.Pupils;

public sealed class RosterReaderTests
{
    [Theory]
    [InlineData("Seren,Ren,Lanyon", "Seren|Ren|Lanyon")]
    [InlineData(" Seren ; ; Lanyon ", "Seren||Lanyon")]
    [InlineData("Seren\t\tO, Lanyon", "Seren||O, Lanyon")]
    [InlineData("\"Seren, Mair\" ,, \" Lanyon \"", "Seren, Mair||Lanyon")]
    [InlineData("\"Seren \"\"Ren\"\"\",,Lanyon", "Seren \"Ren\"||Lanyon")]
    [InlineData("Seren,,O'Lanyon", "Seren||O'Lanyon")]
    [InlineData("\uFEFFSeren,,Lanyon", "Seren||Lanyon")]
    public void A_line_is_three_names(string line, string names)
    {
        var pupil = Assert.Single(RosterReader.Read(line).Pupils);

        Assert.Equal(names, $"{pupil.FirstName}|{pupil.PreferredName}|{pupil.Surname}");
    }

    [Theory]
    [InlineData("Seren", "Line 1 needs three names")]
    [InlineData("Seren,,Lanyon,6B", "Line 1 needs three names")]
    [InlineData(",,Lanyon", "Line 1 needs three names")]
    [InlineData("\"Seren,,Lanyon", "Line 1 has a quotation mark out of place")]
    [InlineData("Seren \"Ren\",,Lanyon", "Line 1 has a quotation mark out of place")]
    [InlineData("\"Seren\nMair\",,Lanyon", "Line 1 has a quotation mark out of place")]
    public void A_line_that_is_not_is_named_and_says_how_to_mend_it(string text, string fault)
    {
        var read = RosterReader.Read(text);

        Assert.Empty(read.Pupils);
        Assert.StartsWith(fault, read.Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_or_a_roster_longer_than_any_is_not_taken_apart()
    {
        var line = RosterReader.Read("Seren,,Lanyon\n" + new string('"', 100_000));
        var letters = RosterReader.Read(string.Join('\n', Enumerable.Repeat("a", 100_000)));

        Assert.Equal(["Line 2 needs three names: first name, preferred name (may be empty), surname"], line.Faults);
        Assert.Equal(["The roster has more than 10,000 lines. Send one line for each pupil"], letters.Faults);
    }

    [Fact]
    public void Lines_may_be_separated_differently_and_a_heading_is_passed_over()
    {
        var read = RosterReader.Read("First name;Preferred name;Surname\r\nSeren;;Lanyon\r\n\r\nUmar,,Kestrel\tVale\rMabel,,Fitzmorris");

        Assert.Equal(["Seren", "Mabel"], read.Pupils.Select(pupil => pupil.FirstName));
        Assert.StartsWith("Line 4", Assert.Single(read.Faults), StringComparison.Ordinal);
    }
}
