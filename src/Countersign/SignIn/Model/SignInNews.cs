using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Model;

/// <summary>What can happen to how somebody signs in, so that they have to hear of it.</summary>
internal enum SignInChange
{
    Replaced,
    PasswordChanged,
    PasskeyAdded,
    PasskeyRemoved,
    CodesOn,
    SheetMade,
    CodesRenewed,
    ServiceBound,
    ServiceLetGo,
    PasswordTried,
    CodeTried,
}

/// <summary>Something that happened to how a person signs in and that they have not read yet. Of one kind it is the last time and how often.</summary>
internal sealed class SignInNews : ITenantOwned
{
    public EstablishmentId Establishment { get; init; }

    public PersonId Person { get; init; }

    public SignInChange Change { get; init; }

    public DateTimeOffset At { get; private set; }

    public int Times { get; private set; }

    /// <summary>Notes it. The caller saves it with the act.</summary>
    /// <param name="establishment">Where they work, whichever school is in view.</param>
    public static async Task Tell(
        CountersignDb db, EstablishmentId establishment, PersonId person, SignInChange change, DateTimeOffset now, CancellationToken ct)
    {
        var unread = await db.AcrossEstablishments<SignInNews>()
            .FirstOrDefaultAsync(row => row.Person == person && row.Change == change, ct);
        unread ??= db.Add(new SignInNews { Establishment = establishment, Person = person, Change = change }).Entity;
        (unread.At, unread.Times) = (now, unread.Times + 1);
    }

    /// <summary>What they read.</summary>
    /// <param name="at">When it last happened, in words.</param>
    public string Words(string at) => Change switch
    {
        SignInChange.Replaced => "How you sign in was replaced",
        SignInChange.PasswordChanged => "Your password was changed",
        SignInChange.PasskeyAdded => "A passkey was added",
        SignInChange.PasskeyRemoved => "A passkey was removed",
        SignInChange.CodesOn => "Codes from an authenticator app were turned on",
        SignInChange.SheetMade => "A sheet of codes was made",
        SignInChange.CodesRenewed => "New recovery codes were made, and the old ones no longer work",
        SignInChange.ServiceBound => "An account at your school’s sign-in service was taken as yours",
        SignInChange.ServiceLetGo => "Your account at your school’s sign-in service was let go of",
        SignInChange.PasswordTried => "Somebody kept typing wrong passwords at your name",
        SignInChange.CodeTried => "Somebody typed your password and then wrong codes. If it was not you, change your password. It happened",
        _ => throw new InvalidOperationException("a change without words"),
    } + (Times > 1 ? $" {Times} times, last on {at}" : $" on {at}");
}
