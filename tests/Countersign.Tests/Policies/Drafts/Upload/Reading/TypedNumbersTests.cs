using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Tests.Policies.Drafts.Upload.Reading;

public sealed class TypedNumbersTests
{
    [Theory]
    [InlineData("2.1 Staff must ask first.", "2.1", "Staff must ask first.")]
    [InlineData("3. Photographs", "3.", "Photographs")]
    [InlineData("7.1 (c) decline it", "7.1(c)", "decline it")]
    [InlineData("A.4 Links", "A.4", "Links")]
    [InlineData("4(b) no names", "4(b)", "no names")]
    [InlineData("(iv) no names", "(iv)", "no names")]
    [InlineData("3\tPhotographs", "3", "Photographs")]
    [InlineData("2024 was a year", null, "2024 was a year")]
    [InlineData("13 is the age", null, "13 is the age")]
    [InlineData("01632 960001 is our number", null, "01632 960001 is our number")]
    [InlineData("01.09.26 Reviewed by the governors.", null, "01.09.26 Reviewed by the governors.")]
    [InlineData("12.10.25 Reviewed by the governors.", null, "12.10.25 Reviewed by the governors.")]
    [InlineData("8.30 am to 4.30 pm: the account is watched.", null, "8.30 am to 4.30 pm: the account is watched.")]
    [InlineData("8.30 The gates open.", null, "8.30 The gates open.")]
    [InlineData("2.5 million people use such sites.", null, "2.5 million people use such sites.")]
    [InlineData("1.0 01.09.24 First issue", null, "1.0 01.09.24 First issue")]
    [InlineData("1. September", null, "1. September")]
    [InlineData("A. Smith is the headteacher.", null, "A. Smith is the headteacher.")]
    [InlineData("A4 paper is used.", null, "A4 paper is used.")]
    [InlineData("staff ask first", null, "staff ask first")]
    public void A_label_is_told_from_other_numbers(string line, string? label, string text) =>
        Assert.Equal((label, text), new TypedNumbers([line]).Split(line));

    [Theory]
    [InlineData("1. One|2. Two|24. December is free", "1.|2.|")]
    [InlineData("5.3 Social media|5.4 Pictures", "5.3|5.4")]
    [InlineData("2.1 One|2.2 Two|2.4 After a gap|2.30 pm is when school ends", "2.1|2.2|2.4|")]
    [InlineData("A. Accounts|text|B. Posts", "A.||B.")]
    [InlineData("I. Accounts|II. Posts|III. Pictures", "I.|II.|III.")]
    [InlineData("1. One|1. Again at one|2. Two", "1.|1.|2.")]
    public void A_number_is_a_label_where_others_stand_before_or_after_it(string lines, string labels)
    {
        var all = lines.Split('|');
        var typed = new TypedNumbers(all);

        Assert.Equal(labels, string.Join('|', all.Select(line => typed.Split(line).Label)));
    }

    [Theory]
    [InlineData("1.", "1", "")]
    [InlineData("2.1.", "2.1", "")]
    [InlineData("2.1(a)", "2.1-a", "")]
    [InlineData("A.", "A", "")]
    [InlineData("IV.", "IV", "")]
    [InlineData("Section 2", "2", "Section")]
    [InlineData("Article IV.", "IV", "Article")]
    [InlineData("1st", "1st", "")]
    [InlineData("First", "First", "")]
    public void A_label_is_cited_without_what_surrounds_its_number(string label, string id, string left) => Assert.Equal((id, left), Labels.Cited(label));
}
