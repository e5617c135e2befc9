using Countersign.Screening.Checks;
using Countersign.Screening.Model;

namespace Countersign.Tests.Screening;

public sealed class ExampleFileTests
{
    public static TheoryData<string, string> Names => Examples.Labelled("pupil-names.txt");

    public static TheoryData<string> Decoys => [.. Examples.Lines("pupil-names-decoys.txt")];

    public static TheoryData<string, string> Phones => Examples.Labelled("phone-numbers.txt");

    public static TheoryData<string, string> Emails => Examples.Labelled("email-addresses.txt");

    public static TheoryData<string, string> Postcodes => Examples.Labelled("postcodes.txt");

    public static TheoryData<string, string> AltTexts => Examples.Labelled("alt-text.txt");

    public static TheoryData<string, string> Streets => Examples.Labelled("street-addresses.txt");

    public static TheoryData<string, string> Accounts => Examples.Labelled("accounts.txt");

    public static TheoryData<string, string> Ages => Examples.Labelled("ages.txt");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pupils_name_is_found_where_a_reader_sees_it(string tier, string marked)
    {
        var (text, marks) = Examples.Unmark(marked);

        var found = OakfoldSchool.Screened(text, ScreeningCheck.PupilNames).Where(f => f.NameTier.ToString() == tier);

        Assert.Equal(marks, found.Select(f => (f.Start, f.Length)).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_whole_name_blocks_a_likely_one_asks_and_a_first_name_advises(string tier, string marked)
    {
        var (text, _) = Examples.Unmark(marked);

        var found = OakfoldSchool.Screened(text, ScreeningCheck.PupilNames).First(f => f.NameTier.ToString() == tier);

        Assert.Equal(tier switch { "FirstOnly" => Severity.Advises, "Full" => Severity.Blocks, _ => Severity.Asks }, found.Severity);
    }

    [Theory]
    [MemberData(nameof(Decoys))]
    public void An_everyday_sentence_neither_blocks_nor_asks(string text)
    {
        var found = OakfoldSchool.Screened(text);

        Assert.DoesNotContain(found, f => f.Severity != Severity.Advises);
    }

    [Fact]
    public void At_most_a_third_of_the_everyday_sentences_draw_advice()
    {
        var sentences = Examples.Lines("pupil-names-decoys.txt").ToList();

        var advised = sentences.Count(s => OakfoldSchool.Screened(s).Count > 0);

        Assert.True(sentences.Count >= 50);
        Assert.InRange(advised, 0, sentences.Count / 3);
    }

    [Theory]
    [MemberData(nameof(Phones))]
    public void A_telephone_number_is_found_unless_it_is_the_schools(string severity, string marked) =>
        Expect(ScreeningCheck.PhoneNumbers, severity, marked);

    [Theory]
    [MemberData(nameof(Emails))]
    public void An_e_mail_address_is_found_unless_it_is_the_schools(string severity, string marked) =>
        Expect(ScreeningCheck.EmailAddresses, severity, marked);

    [Theory]
    [MemberData(nameof(Postcodes))]
    public void A_postcode_is_found_unless_it_is_the_schools(string severity, string marked) =>
        Expect(ScreeningCheck.Postcodes, severity, marked);

    [Theory]
    [MemberData(nameof(Streets))]
    public void The_address_of_a_house_is_found(string severity, string marked) => Expect(ScreeningCheck.StreetAddresses, severity, marked);

    [Theory]
    [MemberData(nameof(Accounts))]
    public void A_persons_account_is_found(string severity, string marked) => Expect(ScreeningCheck.Accounts, severity, marked);

    [Theory]
    [MemberData(nameof(Ages))]
    public void An_age_or_a_birthday_is_found_where_it_says_who_is_meant(string severity, string marked) => Expect(ScreeningCheck.Ages, severity, marked);

    [Theory]
    [MemberData(nameof(AltTexts))]
    public void Alt_text_must_be_there_and_say_something(string severity, string picture)
    {
        var parts = picture.Split('|', 2);

        var found = Screen.Draft(
            new("Beans", [new(parts[0].Trim(), parts[1].TrimStart(' '))]), OakfoldSchool.Pupils, OakfoldSchool.Settings);

        Assert.Equal(severity, string.Join(' ', found.Select(f => f.Severity)));
        Assert.All(found, f => Assert.Equal((ScreeningCheck.AltText, Place.AltText(0)), (f.Check, f.Place)));
    }

    private static void Expect(ScreeningCheck check, string severity, string marked)
    {
        var (text, marks) = Examples.Unmark(marked);

        var found = OakfoldSchool.Screened(text, check);

        Assert.Equal(marks, found.Select(f => (f.Start, f.Length)).Order());
        Assert.All(found, f => Assert.Equal(severity, f.Severity.ToString()));
    }
}
