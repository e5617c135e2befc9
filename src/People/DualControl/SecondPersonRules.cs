namespace Countersign.People.DualControl;

/// <summary>
/// Who may be the second person in a change of power, and how long it waits where nobody could. Pure: from who the people are, and when.
/// </summary>
internal static class SecondPersonRules
{
    /// <summary>
    /// How long nobody must have been able to confirm before anything counts by waiting, and how long whoever came to power by waiting confirms nothing.
    /// </summary>
    public static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>The roles that confirm changes of power, in every school.</summary>
    public static readonly IReadOnlyList<string> Confirming = [Me.Administrator, "headteacher", "chair of governors"];

    public static bool Confirms(IEnumerable<string> roles) => roles.Intersect(Confirming, StringComparer.OrdinalIgnoreCase).Any();

    /// <summary>
    /// Whether this person is a second one: neither who asked nor who gains, in a role that confirms, and both that and their sign-in were there before
    /// it was asked, so that nobody is made for the purpose.
    /// </summary>
    /// <param name="roles">Those that confirm it.</param>
    public static bool MayConfirm(Colleague person, RequestedChange change, IReadOnlyCollection<string> roles, DateTimeOffset now) =>
        MightEver(person, change, roles)
        && person.CanComeIn(now)
        && person.JoinedAt <= change.AskedAt
        && (person.ConfirmsFrom ?? DateTimeOffset.MinValue) <= change.AskedAt
        && person.SignaturesRestSince is null;

    /// <summary>
    /// From when it counts if nobody stops it; null while somebody can confirm it. Where somebody could within the last thirty days, those have to be
    /// over first: otherwise whoever wants to be alone would only have to send the others away.
    /// </summary>
    public static DateTimeOffset? CountsFrom(
        IReadOnlyCollection<Colleague> people, RequestedChange change, IReadOnlyCollection<string> roles, DateTimeOffset now, TimeSpan wait)
    {
        if (people.Any(person => MayConfirm(person, change, roles, now)))
        {
            return null;
        }

        var last = people.Where(person => person.Id != change.AskedBy && !change.Gains.Contains(person.Id)).Max(person => LastAble(person, roles, now));
        return (last + Month is { } over && over > now ? over : now) + wait;
    }

    /// <summary>Who signs and has joined: the second of them ends setting up.</summary>
    public static bool HasTwoSigners(IEnumerable<Colleague> people, Func<string, bool> isPower, DateTimeOffset now) =>
        people.Count(person => person.JoinedAt <= now && person.Roles.Any(isPower)) >= 2;

    /// <summary>When somebody who cannot confirm now last could; null where they never could.</summary>
    private static DateTimeOffset? LastAble(Colleague person, IReadOnlyCollection<string> roles, DateTimeOffset now)
    {
        var ends = new List<DateTimeOffset?> { person.ConfirmedUntil };
        if (person.JoinedAt is not null && person.Roles.Intersect(roles, StringComparer.OrdinalIgnoreCase).Any() && !(person.ConfirmsFrom > now))
        {
            ends.AddRange([person.GoneFrom, person.SwitchedOffAt, person.SignaturesRestSince]);
        }

        return ends.Where(end => end <= now).Max();
    }

    private static bool MightEver(Colleague person, RequestedChange change, IReadOnlyCollection<string> roles) =>
        person.Id != change.AskedBy && !change.Gains.Contains(person.Id) && person.Roles.Intersect(roles, StringComparer.OrdinalIgnoreCase).Any();
}
