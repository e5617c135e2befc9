using System.ComponentModel.DataAnnotations;
using Countersign.People.Records;

namespace Countersign.People.Administer;

/// <summary>What the form for a new person offers and how it is read.</summary>
internal sealed class AddFields(KnownRoles roles, SignInNames names)
{
    private static readonly EmailAddressAttribute Address = new();

    public Task<IReadOnlyList<string>> Roles(CancellationToken ct) => roles.Here(ct);

    /// <summary>The address or the name, whichever was chosen; what stands in the other box does not count.</summary>
    public async Task<Outcome<string>> SignsInWith(SignsInBy by, string? email, string? name, string personName, CancellationToken ct) => by switch
    {
        SignsInBy.Name => await names.Choose(name, personName, ct),
        _ when string.IsNullOrWhiteSpace(email) => new Refusal("Enter their e-mail address"),
        _ when !Address.IsValid(email.Trim()) => new Refusal("Enter an e-mail address, like name@school.example"),
        _ => email.Trim(),
    };
}
