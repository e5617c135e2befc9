using Countersign.People.Model;

namespace Countersign.SignIn.Model;

/// <summary>
/// Lets one person choose a password, once and within seven days. Its key is a link, or the first half of an invitation on
/// paper whose second half somebody else has made and shown to them. Only hashes are kept.
/// </summary>
internal sealed class Invitation : ITenantOwned
{
    public const int WrongAtMost = 5;

    private const int FirstGroups = 4;

    private const int SecondGroups = 3;

    private static readonly TimeSpan Good = TimeSpan.FromDays(7);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    public PersonId Person { get; init; }

    public required string KeyHash { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When one on paper was made.</summary>
    public DateTimeOffset MadeAt => ExpiresAt - Good;

    /// <summary>When it was used, or stopped by a newer one or by wrong tries.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Who holds the second half; null for a link.</summary>
    public PersonId? Holder { get; init; }

    /// <summary>Whether it may replace how somebody signs in who has joined already; otherwise it is for joining alone.</summary>
    public bool MayReplace { get; init; }

    /// <summary>Null until the holder has it made.</summary>
    public string? SecondHash { get; private set; }

    public int WrongTries { get; private set; }

    public int Version { get; private set; }

    /// <summary>Who made it; null for whoever runs the program, on the machine itself.</summary>
    public PersonId? MadeBy { get; init; }

    /// <summary>The change that has to count first; null where nothing has to.</summary>
    public Guid? WaitsFor { get; init; }

    /// <summary>
    /// Whether it was made as one for somebody who signs or administers. One that was not lets in nobody who was given such a role since: its maker alone
    /// could follow it.
    /// </summary>
    public bool ForPower { get; init; }

    public static (Invitation Invitation, string Key) ByLink(InvitationFor invited, DateTimeOffset now)
    {
        var key = OneTimeKey.ForLink();
        return (Make(invited, OneTimeKey.HashOf(key), now), key);
    }

    public static (Invitation Invitation, string FirstHalf) OnPaper(InvitationFor invited, DateTimeOffset now)
    {
        var half = OneTimeKey.ForPaper(FirstGroups);
        return (Make(invited, OneTimeKey.HashOf(half), now), half);
    }

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    private static Invitation Make(InvitationFor invited, string keyHash, DateTimeOffset now) => new()
    {
        Establishment = invited.Establishment,
        Person = invited.Person,
        KeyHash = keyHash,
        ExpiresAt = (invited.Waits?.CountsFrom ?? now) + Good,
        Holder = invited.Holder,
        MayReplace = invited.MayReplace,
        MadeBy = invited.MadeBy,
        ForPower = invited.ForPower,
        WaitsFor = invited.Waits?.Id,
    };

    public void End(DateTimeOffset now)
    {
        UsedAt = now;
        Version++;
    }

    /// <summary>The second half, which takes the place of one made before. Nobody can read it again.</summary>
    public string MakeSecondHalf()
    {
        var half = OneTimeKey.ForPaper(SecondGroups);
        SecondHash = OneTimeKey.HashOf(half);
        Version++;
        return half;
    }

    /// <summary>
    /// Weighs what was typed as the second half. A right try is a change too, so that of tries sent at once each is weighed
    /// against what those before it left.
    /// </summary>
    public bool Try(string? typed, DateTimeOffset now)
    {
        var right = OneTimeKey.Fits(OneTimeKey.FromPaper(typed), SecondHash);
        Version++;
        if (!right && ++WrongTries >= WrongAtMost)
        {
            UsedAt = now;
        }

        return right;
    }
}

/// <summary>Whom an invitation is for, and what it has to be.</summary>
/// <param name="MayReplace">Whether they have joined already, so that it replaces how they sign in.</param>
internal sealed record InvitationFor(EstablishmentId Establishment, PersonId Person, bool MayReplace)
{
    public PersonId? Holder { get; init; }

    public PersonId? MadeBy { get; init; }

    public bool ForPower { get; init; }

    /// <summary>The change that has to count first, and from when it does if nobody confirms it.</summary>
    public RequestedChange? Waits { get; init; }
}

/// <summary>Whom an invitation is for, and what they will sign in with.</summary>
/// <param name="MayReplace">Whether it may replace how they sign in, where they have joined already.</param>
internal sealed record InvitedPerson(EstablishmentId Establishment, PersonId Person, string Name, string SignsInWith, bool MayReplace);
