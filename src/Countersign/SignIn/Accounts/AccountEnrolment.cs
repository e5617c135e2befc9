using Countersign.Foundation.Database;
using Countersign.People.DualControl;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Accounts;

/// <summary>Makes an account, or makes it anew.</summary>
internal sealed class AccountEnrolment(CountersignDb db, UserManager<SignInAccount> accounts, PendingChanges changes, TimeProvider clock)
{
    /// <summary>Notes a new account; the caller saves it with its act. A refusal says what is wrong with the address, name or password.</summary>
    /// <param name="signsInWith">An e-mail address, or a name without @.</param>
    public Task<Outcome<SignInAccount>> Make(EstablishmentId establishment, PersonId person, string signsInWith, string password) =>
        Note(Blank(establishment, person, signsInWith), account => accounts.CreateAsync(account, password));

    /// <summary>The person's account; a new one without a password, not saved, where somebody else already said who they are.</summary>
    public async Task<Outcome<SignInAccount>> FindOrMake(EstablishmentId establishment, PersonId person, string email) =>
        await accounts.FindByIdAsync(person.ToString()) is { } found ? found : await Note(Blank(establishment, person, email), accounts.CreateAsync);

    /// <summary>
    /// A new account for the person, or a new beginning for one who lost theirs: new password, no second step, and every
    /// session over. Not saved.
    /// </summary>
    public async Task<Outcome<SignInAccount>> Renew(InvitedPerson invited, string password, CancellationToken ct)
    {
        if (await accounts.FindByIdAsync(invited.Person.ToString()) is not { } account)
        {
            return await Make(invited.Establishment, invited.Person, invited.SignsInWith, password);
        }

        if (!invited.MayReplace)
        {
            return new Refusal("You have joined already, so this invitation no longer works. Sign in");
        }

        account.PasswordHash = null;
        var answer = await accounts.AddPasswordAsync(account, password);
        if (!answer.Succeeded)
        {
            return new Refusal(Sentence(answer));
        }

        account.SignsInWith(invited.SignsInWith);
        await accounts.UpdateNormalizedUserNameAsync(account);
        await accounts.UpdateNormalizedEmailAsync(account);
        account.TwoFactorEnabled = false;
        account.LastCodeStep = 0;
        db.RemoveRange(await db.Set<IdentityUserToken<Guid>>().Where(row => row.UserId == account.Id).ToListAsync(ct));
        db.RemoveRange(await db.Set<IdentityUserPasskey<Guid>>().Where(row => row.UserId == account.Id).ToListAsync(ct));
        foreach (var session in await db.Set<Session>().Where(row => row.Person == invited.Person && row.EndedAt == null).ToListAsync(ct))
        {
            session.EndedAt = clock.GetUtcNow();
        }

        return account;
    }

    // Noted before Identity looks for others of this name. Where the same person joins in another browser at this moment, it
    // would come upon that account, and two of one id cannot be noted; so it is saving that is refused.
    private async Task<Outcome<SignInAccount>> Note(SignInAccount account, Func<SignInAccount, Task<IdentityResult>> create)
    {
        db.Add(account);
        var answer = await create(account);
        if (answer.Succeeded)
        {
            await changes.Joined(account.Person, CancellationToken.None);
            return account;
        }

        db.Remove(account);
        return new Refusal(Sentence(answer));
    }

    private static SignInAccount Blank(EstablishmentId establishment, PersonId person, string signsInWith)
    {
        var account = new SignInAccount { Id = person.Value, Establishment = establishment };
        account.SignsInWith(signsInWith.Trim());
        return account;
    }

    /// <summary>What is wrong with a name or password, in words.</summary>
    public static string Sentence(IdentityResult answer) => answer.Errors.Select(error => error.Code).First() switch
    {
        "DuplicateEmail" or "DuplicateUserName" => "This e-mail address or name already signs somebody in. Use another one",
        "InvalidEmail" or "InvalidUserName" => "Enter an e-mail address, like name@school.example",
        HardToGuess.Refused => "This password is one of the first that somebody would try. Take three unrelated words, and no name of yours or of the school",
        _ => "Enter a password of at least 12 characters, not the same few repeated. Three unrelated words are good",
    };
}
