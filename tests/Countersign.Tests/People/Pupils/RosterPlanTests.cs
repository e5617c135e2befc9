using Countersign.People.Model;
using Countersign.People.Pupils;

namespace Countersign.Tests.People.Pupils;

/// <summary>Who stays, joins, leaves or is called otherwise by a new list.</summary>
[Trait("Database", "none")]
public sealed class RosterPlanTests
{
    [Theory]
    [InlineData("Ada||Quill", "Ada||Quill", "", "", "")]
    [InlineData("Ada||Quill", "Ada||Quill;Bea||Bright", "Bea||Bright", "", "")]
    [InlineData("Ada||Quill;Bea||Bright", "Ada||Quill", "", "Bea||Bright", "")]
    [InlineData("Ada||Quill", "ADA||QUILL", "", "", "Ada||Quill>ADA||QUILL")]
    [InlineData("Adelaide||Quill", "Adelaide|Ada|Quill", "", "", "Adelaide||Quill>Adelaide|Ada|Quill")]
    [InlineData("Ada||Quill", "Adelaide|Ada|Quill", "", "", "Ada||Quill>Adelaide|Ada|Quill")]
    [InlineData("Ada||Quill", "Ada||Hartsop", "Ada||Hartsop", "Ada||Quill", "")]
    [InlineData("Suharto||", "Suharto||", "", "", "")]
    [InlineData("Ada||Quill;Ada||Quill", "Ada||Quill", "", "Ada||Quill", "")]
    [InlineData("Ada||Quill", "Ada||Quill;Ada||Quill", "Ada||Quill", "", "")]
    [InlineData("Ada|Dee|Quill;Ada||Quill", "Ada||Quill;Ada|Dee|Quill", "", "", "")]
    public void Whoever_stays_keeps_their_id(string now, string list, string joined, string left, string renamed)
    {
        var here = Names(now).Select(names => new ListedPupil(PupilId.New(), names)).ToList();

        var plan = RosterPlan.Between(here, Names(list));

        Assert.Equal(joined, string.Join(';', plan.Joined.Select(Shown)));
        Assert.Equal(left, string.Join(';', plan.Left.Select(pupil => Shown(pupil.Names))));
        Assert.Equal(renamed, string.Join(';', plan.Renamed.Select(pupil => $"{Shown(pupil.Before)}>{Shown(pupil.After)}")));
        Assert.Empty(plan.Left.Select(pupil => pupil.Id).Intersect(plan.Renamed.Select(pupil => pupil.Id)));
    }

    [Theory]
    [InlineData(4, 1, false)]
    [InlineData(4, 2, true)]
    [InlineData(8, 2, false)]
    [InlineData(7, 2, true)]
    [InlineData(0, 0, false)]
    public void More_than_a_quarter_who_would_leave_take_a_second_look(int here, int leave, bool isAsked)
    {
        var now = Enumerable.Range(0, here).Select(number => new ListedPupil(PupilId.New(), new PupilNames($"Ada {(char)('a' + number)}", null, "Quill"))).ToList();

        Assert.Equal(isAsked, RosterPlan.Between(now, [.. now.Skip(leave).Select(pupil => pupil.Names)]).EmptiesTheSchool);
    }

    private static List<PupilNames> Names(string list) => [.. list.Split(';').Select(pupil => pupil.Split('|'))
        .Select(parts => new PupilNames(parts[0], parts[1].Length == 0 ? null : parts[1], parts[2].Length == 0 ? null : parts[2]))];

    private static string Shown(PupilNames pupil) => $"{pupil.FirstName}|{pupil.PreferredName}|{pupil.Surname}";
}
