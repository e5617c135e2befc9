using Countersign.People.Model;
using Countersign.People.StaffList;

namespace Countersign.Tests.People.StaffList;

public sealed class StaffPlannerTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly Known Head = Person("Ada Thornquist", "ada@wren.example", "administrator", "headteacher");

    private static readonly Known Teacher = Person("Bo Quill", "bo@wren.example", "teacher");

    [Fact]
    public void Whoever_is_on_the_list_alone_joins_and_whoever_is_here_alone_leaves()
    {
        var plan = Plan([Line(Head), Line("Cy Marsh", "cy@wren.example", "teacher")], [Head, Teacher]);

        Assert.Equal(("Cy Marsh", "cy@wren.example", "teacher"), (plan.Joiners[0].Name, plan.Joiners[0].Address, Assert.Single(Assert.Single(plan.Joiners).Roles)));
        Assert.Equal(Teacher.Person, Assert.Single(plan.Leavers).Person);
        Assert.Equal("1 joins, 1 leaves, 1 stays as they are", StaffPlanWords.Summary(plan));
    }

    [Fact]
    public void Addresses_are_compared_without_capitals()
    {
        var plan = Plan([Line(Head), Line("Bo Quill", "BO@Wren.Example")], [Head, Teacher]);

        Assert.True(plan.IsEmpty);
        Assert.Equal("Nothing would change, 2 stay as they are", StaffPlanWords.Summary(plan));
    }

    [Fact]
    public void A_change_says_what_is_and_what_would_be()
    {
        var line = Line("Bo Quill-Marsh", "bo@wren.example", "senior authoriser", "teacher") with { LastDay = new(2027, 7, 20) };

        var change = Assert.Single(Plan([Line(Head), line], [Head, Teacher]).Changes);

        Assert.Equal(
            [("Name", "Bo Quill", "Bo Quill-Marsh"), ("Roles", "teacher", "senior authoriser, teacher"), ("Last day", "none", "20 July 2027")],
            StaffPlanWords.Differences(change));
    }

    [Fact]
    public void What_the_list_does_not_say_stays()
    {
        var leaving = Teacher with { LeavesOn = Today.AddDays(10) };

        Assert.True(Plan([Line(Head), Line("Bo Quill", "bo@wren.example")], [Head, leaving]).IsEmpty);
    }

    [Theory]
    [InlineData(-1, 0, 0, 1)]
    [InlineData(0, 0, 1, 0)]
    [InlineData(1, 0, 1, 0)]
    public void Who_is_new_joins_until_their_last_day_is_over(int days, int changes, int joiners, int absent)
    {
        var plan = Plan([Line(Head), Line("Cy Marsh", "cy@wren.example") with { LastDay = Today.AddDays(days) }], [Head]);

        Assert.Equal((changes, joiners, absent), (plan.Changes.Count, plan.Joiners.Count, plan.CountsAsAbsent));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void Who_is_here_leaves_on_the_day_that_the_list_names(int days)
    {
        var change = Assert.Single(Plan([Line(Head), Line("Bo Quill", "bo@wren.example") with { LastDay = Today.AddDays(days) }], [Head, Teacher]).Changes);

        Assert.Equal(Today.AddDays(days), change.LastDay!.After);
        Assert.True(change.EndsSooner);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void Who_is_not_on_the_list_leaves_unless_they_go_today_anyway(int days, int leavers) =>
        Assert.Equal(leavers, Plan([Line(Head)], [Head, Teacher with { LeavesOn = Today.AddDays(days) }]).Leavers.Count);

    [Fact]
    public void Who_left_and_is_on_the_list_again_comes_back_only_when_somebody_says_so()
    {
        var left = Teacher with { LeavesOn = Today.AddDays(-1) };

        var plan = Plan([Line(Head), Line(Teacher)], [Head, left]);

        var change = Assert.Single(plan.Changes);
        Assert.True(change.ComesBack);
        Assert.Null(change.LastDay!.After);
        Assert.DoesNotContain(left.Person.ToString(), plan.TickedAtFirst());
        Assert.Equal(1, plan.Unchanged);
    }

    [Fact]
    public void An_administrator_who_left_does_not_come_back_by_a_list()
    {
        var left = Person("Bo Quill", "bo@wren.example", "administrator") with { LeavesOn = Today.AddDays(-1) };

        var plan = Plan([Line(Head), Line(left)], [Head, left]);

        Assert.Empty(plan.Changes);
        Assert.Equal("Bo Quill", Assert.Single(plan.NotDone).Name);
    }

    [Fact]
    public void An_account_that_is_switched_off_counts_as_not_on_the_list()
    {
        var plan = Plan([Line(Head), Line(Teacher) with { InUse = false }, Line("Cy", "cy@wren.example") with { InUse = false }], [Head, Teacher]);

        Assert.Equal((1, 0, 2), (plan.Leavers.Count, plan.Joiners.Count, plan.CountsAsAbsent));
    }

    [Fact]
    public void Who_has_no_address_or_stands_in_a_line_that_was_not_read_does_not_leave()
    {
        Known[] people = [Head, Teacher, Person("Cy Marsh", null, "caretaker"), Person("Di Fenn", "di@wren.example"), Person("Eli Roe", "eli@wren.example")];
        UnreadLine[] unread = [new(3, "Line 3: no", "", "DI@wren.example"), new(4, "Line 4: no", "eli roe", "")];

        var plan = Plan(new StaffLines([Line(Head)], unread), people);

        Assert.Equal([Teacher.Person], plan.Leavers.Select(leaver => leaver.Person));
        Assert.Equal(4, plan.Unchanged);
        Assert.Equal(2, plan.Unread.Count);
    }

    [Theory]
    [InlineData("bo.quill@trust.example")]
    [InlineData(null)]
    public void One_name_with_two_addresses_is_a_question_and_neither_joins_nor_leaves(string? address)
    {
        var known = Teacher with { Address = address };

        var plan = Plan([Line(Head), Line("bo quill", "bo@wren.example")], [Head, known]);

        var question = Assert.Single(plan.Questions);
        Assert.Equal((known.Person, address), (question.Known, question.KnownAddress));
        Assert.Empty(plan.Joiners);
        Assert.Empty(plan.Leavers);
        Assert.DoesNotContain("bo@wren.example", plan.TickedAtFirst());
        Assert.Equal("1 is perhaps here already, 2 stay as they are", StaffPlanWords.Summary(plan));
    }

    [Fact]
    public void Two_of_one_name_who_are_both_on_the_list_are_two()
    {
        var plan = Plan([Line(Head), Line(Teacher), Line("Bo Quill", "bo2@wren.example")], [Head, Teacher]);

        Assert.Empty(plan.Questions);
        Assert.Single(plan.Joiners);
    }

    [Fact]
    public void Two_here_with_one_address_are_left_alone_and_named()
    {
        var plan = Plan([Line(Head), Line("Bo", "bo@wren.example")], [Head, Teacher, Person("Bea Quill", "BO@wren.example")]);

        Assert.StartsWith("Line 7: 2 people here have this e-mail address", Assert.Single(plan.Unread), StringComparison.Ordinal);
        Assert.True(plan.IsEmpty);
    }

    [Fact]
    public void A_list_makes_nobody_an_administrator_and_unmakes_nobody()
    {
        var deputy = Person("Di Fenn", "di@wren.example", "administrator", "teacher");

        var plan = Plan(
            [Line(Head), Line("Bo Quill", "bo@wren.example", "administrator"), Line("Di Fenn", "di@wren.example", "governor"), Line("Cy", "cy@wren.example", "administrator", "teacher")],
            [Head, Teacher, deputy]);

        var change = Assert.Single(plan.Changes);
        Assert.Equal(["administrator", "governor"], change.Roles!.After);
        Assert.Equal(["teacher"], Assert.Single(plan.Joiners).Roles);
        Assert.Equal(["Bo Quill", "Cy"], plan.NotDone.Select(line => line.Name));
    }

    [Fact]
    public void Whoever_brings_the_list_keeps_roles_and_place()
    {
        var other = Person("Di Fenn", "di@wren.example", "administrator");

        var absent = Plan([Line(other), Line(Teacher)], [Head, Teacher, other]);
        var changed = Plan([Line("Ada Thorn", "ada@wren.example", "governor") with { LastDay = Today }, Line(other), Line(Teacher)], [Head, Teacher, other]);

        Assert.Empty(absent.Leavers);
        Assert.Equal(Head.Name, Assert.Single(absent.NotDone).Name);
        var change = Assert.Single(changed.Changes);
        Assert.Equal((true, true, true), (change.NewName is not null, change.Roles is null, change.LastDay is null));
        Assert.Equal(2, changed.NotDone.Count);
    }

    [Fact]
    public void The_last_administrator_does_not_leave_by_a_list()
    {
        var (first, second) = (Person("Di Fenn", "di@wren.example", "administrator"), Person("Eli Roe", "eli@wren.example", "administrator"));
        Known[] others = [Teacher, Person("Cy", "cy@wren.example"), Person("Flo", "flo@wren.example")];

        var oneStays = Plan([Line(first), Line(Teacher)], [first, second, .. others], others[1].Person);
        var noneStays = Plan([Line("Di Fenn", "di@wren.example") with { LastDay = Today.AddDays(3) }, Line(Teacher)], [first, second, .. others], others[1].Person);
        var nobodyWithoutLastDay = Plan([Line(Teacher), Line(second)], [first, second with { LeavesOn = Today.AddDays(9) }, .. others], others[1].Person);

        Assert.Equal(["Eli Roe", "Flo"], oneStays.Leavers.Select(leaver => leaver.Name));
        Assert.Equal(["Flo"], noneStays.Leavers.Select(leaver => leaver.Name));
        Assert.Empty(noneStays.Changes);
        Assert.Equal(["Flo"], nobodyWithoutLastDay.Leavers.Select(leaver => leaver.Name));
        Assert.All([noneStays, nobodyWithoutLastDay], plan => Assert.Contains(plan.NotDone, line => line.Why.EndsWith("Somebody must stay administrator who has joined. Make another person administrator first", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(8, 2, true)]
    [InlineData(7, 2, false)]
    public void Where_more_than_a_quarter_would_go_nobody_who_leaves_is_ticked(int people, int leaving, bool ticked)
    {
        var staff = Enumerable.Range(0, people - 1).Select(number => Person($"P{number}", $"p{number}@wren.example")).ToList();

        var gone = Plan([Line(Head), .. staff.Skip(leaving).Select(Line)], [Head, .. staff]);
        var ending = Plan([Line(Head), .. staff.Skip(leaving).Select(Line), .. staff.Take(leaving).Select(known => Line(known) with { LastDay = Today })], [Head, .. staff]);

        Assert.Equal(ticked ? leaving : 0, gone.TickedAtFirst().Count());
        Assert.Equal(ticked ? leaving : 0, ending.TickedAtFirst().Count());
        Assert.Equal(!ticked, gone.EmptiesTheSchool);
    }

    [Fact]
    public void When_all_leave_the_one_who_brings_the_list_stays_alone()
    {
        var plan = Plan([Line("Somebody Else", "else@other.example")], [Head, Teacher, Person("Cy", "cy@wren.example")]);

        Assert.Equal((2, 1, true), (plan.Leavers.Count, plan.Unchanged, plan.EmptiesTheSchool));
        Assert.Equal(["else@other.example"], plan.TickedAtFirst());
    }

    [Fact]
    public void Roles_that_would_be_given_and_that_the_policy_does_not_name_are_pointed_out() =>
        Assert.Equal(
            ["bell ringer", "verger"],
            Plan(
                [Line(Head), Line("Bo Quill", "bo@wren.example", "bell ringer", "sexton", "teacher"), Line("Cy", "cy@wren.example", "verger", "governor")],
                [Head, Teacher with { Roles = ["sexton"] }]).UnknownRoles);

    [Fact]
    public void The_fingerprint_tells_one_plan_from_another()
    {
        var plan = Plan([Line(Head), Line("Cy", "cy@wren.example")], [Head, Teacher]);

        Assert.Equal(plan.Fingerprint(), Plan([Line(Head), Line("Cy", "cy@wren.example")], [Head, Teacher]).Fingerprint());
        Assert.NotEqual(plan.Fingerprint(), Plan([Line(Head), Line("Cy", "cy@wren.example", "governor")], [Head, Teacher]).Fingerprint());
        Assert.NotEqual(plan.Fingerprint(), Plan([Line(Head), Line("Cy", "cy@wren.example")], [Head, Teacher with { LeavesOn = Today.AddDays(1) }]).Fingerprint());
    }

    [Fact]
    public void Twice_the_lines_take_twice_the_memory_and_no_more()
    {
        Allocated(500);

        var (single, twice) = (Allocated(2500), Allocated(5000));

        Assert.InRange(twice, single, single * 2.5);
    }

    private static long Allocated(int count)
    {
        var people = Enumerable.Range(0, count).Select(number => Person($"P{number}", $"p{number}@wren.example", "teacher")).ToList();
        var lines = people.Select((known, number) => Line(known.Name, number % 3 == 0 ? $"new{number}@wren.example" : known.Address!, "governor")).ToList();
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Plan(lines, [Head, .. people]);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Known Person(string name, string? address, params string[] roles) => new(PersonId.New(), name, address, null, roles) { CanComeIn = true };

    private static StaffLine Line(Known known) => Line(known.Name, known.Address!);

    private static StaffLine Line(string name, string address, params string[] roles) => new(7, name, address, roles, null, true);

    private static StaffPlan Plan(IReadOnlyList<StaffLine> lines, IReadOnlyList<Known> people) => Plan(new StaffLines(lines, []), people);

    private static StaffPlan Plan(IReadOnlyList<StaffLine> lines, IReadOnlyList<Known> people, PersonId me) => StaffPlanner.Plan(new StaffLines(lines, []), people, new Bringing(me, Today, Named));

    private static StaffPlan Plan(StaffLines list, IReadOnlyList<Known> people) => StaffPlanner.Plan(list, people, new Bringing(Head.Person, Today, Named));

    private static IReadOnlyList<string> Named => ["administrator", "teacher", "governor", "headteacher", "senior authoriser"];
}
