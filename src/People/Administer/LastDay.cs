namespace Countersign.People.Administer;

/// <summary>Somebody's last day as it is now and as it is wanted; none where they stay.</summary>
internal sealed record LastDaySet(PersonId Person, DateOnly? Now, DateOnly? Wanted);

/// <summary>The last administrator does not leave. Where nobody stays anyway, a last day may still be put off.</summary>
internal static class LastDay
{
    public static Outcome<LastDaySet> Decide(LastDaySet change, IReadOnlyList<AdministratorHeld> administrators)
    {
        var sooner = change.Wanted is not null && (change.Now is null || change.Wanted < change.Now);
        return sooner && administrators.Any(administrator => administrator.Person == change.Person)
            && !Administrators.OneStays(administrators, person => person == change.Person)
            ? Administrators.NobodyStays
            : change;
    }
}
