using Countersign.Screening.Checks;
using Countersign.Screening.Model;
using Countersign.Screening.Names;

namespace Countersign.Tests.Screening.Checks;

public sealed class ScreenTests
{
    [Fact]
    public void A_check_that_crashes_asks_a_person_and_the_others_still_speak()
    {
        (ScreeningCheck, Func<CheckInput, IEnumerable<ScreeningFinding>>)[] checks =
        [
            (ScreeningCheck.PupilNames, _ => throw new InvalidOperationException("Grace Okafor")),
            (ScreeningCheck.PhoneNumbers, PhoneNumbersCheck.Find),
        ];

        var found = Screen.Draft(new("Ring 07700 900123", []), OakfoldSchool.Pupils, OakfoldSchool.Settings, checks);

        Assert.Equal([(ScreeningCheck.PupilNames, Severity.Asks), (ScreeningCheck.PhoneNumbers, Severity.Blocks)], found.Select(f => (f.Check, f.Severity)));
        Assert.Equal("This post could not be checked for pupils’ names", found[0].Message);
    }

    [Fact]
    public void A_check_that_crashes_half_way_asks_a_person()
    {
        static IEnumerable<ScreeningFinding> Half(CheckInput input)
        {
            yield return new(ScreeningCheck.Postcodes, Severity.Advises, Place.Text, 0, 0, "", "");
            throw new InvalidOperationException();
        }

        var found = Screen.Draft(new("", []), OakfoldSchool.Pupils, OakfoldSchool.Settings, [(ScreeningCheck.Postcodes, Half)]);

        Assert.Equal(Severity.Asks, Assert.Single(found).Severity);
    }

    [Fact]
    public void A_draft_that_cannot_be_read_asks_a_person_once_for_each_check()
    {
        var found = Screen.Draft(new("", null!), OakfoldSchool.Pupils, OakfoldSchool.Settings);

        Assert.Equal(Enum.GetValues<ScreeningCheck>(), found.Select(f => f.Check));
        Assert.All(found, f => Assert.Equal(Severity.Asks, f.Severity));
    }

    [Fact]
    public void Names_are_found_in_alt_text_and_file_names_too()
    {
        var draft = new ScreeningDraft("Our garden", [new("beans.jpg", "Beans on a sill"), new("grace-okafor_2.jpg", "Grace Okafor with beans"), new("gokafor.png", "Beans")]);

        var found = Screen.Draft(draft, OakfoldSchool.Pupils, OakfoldSchool.Settings);

        Assert.Equal(
            [(Place.AltText(1), 0, 12), (Place.FileName(1), 0, 12), (Place.FileName(2), 0, 7)],
            found.Where(f => f.Severity != Severity.Advises).Select(f => (f.Place, f.Start, f.Length)));
    }

    [Fact]
    public void A_pupil_who_may_be_named_draws_advice_alone()
    {
        var settings = OakfoldSchool.Settings with { MayBeNamed = new HashSet<Guid> { OakfoldSchool.Grace } };

        var found = OakfoldSchool.Screened("Well done Grace Okafor and Harry Potter", settings);

        Assert.Equal([(Severity.Advises, OakfoldSchool.Grace), (Severity.Blocks, OakfoldSchool.Harry)], found.Select(f => (f.Severity, f.Pupils.Single())));
    }

    [Fact]
    public void A_name_that_two_pupils_share_asks_which_one_is_meant()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var roster = Roster.Of([new(one, "Ivy", null, "Thornbury"), new(other, "Ivy", null, "Thornbury")]);

        var found = Screen.Draft(new("Ivy Thornbury sang", []), roster, new() { MayBeNamed = new HashSet<Guid> { one } });

        Assert.Equal(Severity.Asks, Assert.Single(found).Severity);
        Assert.Equal(new HashSet<Guid> { one, other }, found[0].Pupils.ToHashSet());
    }

    [Theory]
    [InlineData("Come to Harry Potter day on Friday", 0)]
    [InlineData("Come to HARRY POTTER DAY on Friday", 0)]
    [InlineData("Harry Potter runs on Friday", 1)]
    [InlineData("Harry Potter days, said Harry Potter", 2)]
    public void A_phrase_that_the_school_allows_hides_the_name_inside_it_and_no_other(string text, int blocks)
    {
        var settings = OakfoldSchool.Settings with { AllowedPhrases = ["Harry Potter day"] };

        var found = OakfoldSchool.Screened(text, settings);

        Assert.Equal(blocks, found.Count(f => f.Severity == Severity.Blocks));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("🎉🌱👩‍🏫🇬🇧❤️")]
    [InlineData("\uD83C")]
    [InlineData("\u0301\u200B\u00AD")]
    [InlineData("مرحبا بالجميع في المدرسة")]
    [InlineData("学校の庭")]
    public void A_text_without_anything_to_find_draws_nothing(string text) => Assert.Empty(OakfoldSchool.Screened(text));

    [Fact]
    public void A_span_takes_in_the_accents_and_joiners_of_its_last_letter()
    {
        var text = "🎉 Rene\u0301e Dube\u0301\u200D!";

        var found = Assert.Single(OakfoldSchool.Screened(text));

        Assert.Equal("Rene\u0301e Dube\u0301\u200D", text.Substring(found.Start, found.Length));
    }

    [Fact]
    public void A_text_of_a_hundred_thousand_characters_is_read_to_its_end()
    {
        var text = string.Concat(Enumerable.Repeat("Our garden grew beans. ", 4_350)) + "Ring 07700 900123, Grace Okafor";

        var found = OakfoldSchool.Screened(text);

        Assert.True(text.Length > 100_000);
        Assert.Equal(["Grace Okafor", "07700 900123"], found.Select(f => text.Substring(f.Start, f.Length)));
    }

    [Fact]
    public void Nothing_that_may_be_logged_repeats_the_draft_or_the_name()
    {
        var draft = new ScreeningDraft("Grace Okafor, 07700 900123", [new("grace-okafor.jpg", "Grace Okafor")]);
        var found = Screen.Draft(draft, OakfoldSchool.Pupils, OakfoldSchool.Settings);

        string[] printed =
        [
            .. found.Select(f => f + f.Message + f.Suggestion), draft.ToString(), draft.Pictures[0].ToString(),
            new RosterName(OakfoldSchool.Grace, "Grace", null, "Okafor").ToString(),
        ];

        Assert.NotEmpty(found);
        Assert.All(printed, p => Assert.False(p.Contains("Okafor", StringComparison.OrdinalIgnoreCase) || p.Contains("7700", StringComparison.Ordinal)));
    }
}
