using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Records;

/// <summary>Finds a name to sign in with that nobody in the installation has yet.</summary>
internal sealed class SignInNames(CountersignDb db)
{
    /// <summary>Made from the person's own name.</summary>
    public async Task<string> Free(string personName, CancellationToken ct)
    {
        var number = 1;
        while (await IsTaken(SignInName.Suggest(personName, number), ct))
        {
            number++;
        }

        return SignInName.Suggest(personName, number);
    }

    /// <summary>The name as typed, or a free one where nothing was typed; refused where it is not one, or somebody has it.</summary>
    public async Task<Outcome<string>> Choose(string? typed, string personName, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return await Free(personName, ct);
        }

        var name = SignInName.Tidy(typed);
        return !SignInName.IsWellFormed(name) ? new Refusal(SignInName.Shape)
            : await IsTaken(name, ct) ? new Refusal($"Somebody signs in with this name already. {await Free(personName, ct)} is free")
            : name;
    }

    private Task<bool> IsTaken(string name, CancellationToken ct) =>
        db.AcrossEstablishments<Person>().AnyAsync(row => row.SignInName == name, ct);
}
