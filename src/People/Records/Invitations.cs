using System.Security.Cryptography;
using System.Text;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Records;

/// <summary>Whom an invitation is for.</summary>
public sealed record Invited(EstablishmentId Establishment, PersonId Person, string Name, string Email);

/// <summary>Makes invitations and takes them. Changes are saved by the caller, with an act.</summary>
public sealed class Invitations(CountersignDb db, CountersignSettings settings, NamedDestinations places, TimeProvider clock)
{
    private static readonly TimeSpan Good = TimeSpan.FromDays(7);

    /// <summary>A new link for the person; links made before for them stop working.</summary>
    public async Task<Uri> Make(EstablishmentId establishment, PersonId person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var older in await db.Set<Invitation>().Where(row => row.Person == person && row.UsedAt == null).ToListAsync(ct))
        {
            older.UsedAt = now;
            older.Version++;
        }

        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        db.Add(new Invitation { Establishment = establishment, Person = person, KeyHash = HashOf(key), ExpiresAt = now + Good });
        return new Uri(
            settings.PublicAddress, places.Find(PeoplePlaces.Join, key) ?? throw new InvalidOperationException("nobody can follow an invitation here"));
    }

    /// <summary>Whom the key invites, and stands the database at their school; null where it is wrong, used or too old.</summary>
    public async Task<Invited?> Read(string? key, CancellationToken ct) =>
        await Find(key, ct) is { } invitation
        && await db.Set<Person>().FirstOrDefaultAsync(row => row.Id == invitation.Person, ct) is { Email: { } email } person
            ? new Invited(invitation.Establishment, person.Id, person.Name, email)
            : null;

    /// <summary>Notes that the key was used; the second of two uses at once fails to save.</summary>
    public async Task Use(string? key, CancellationToken ct)
    {
        if (await Find(key, ct) is { } invitation)
        {
            invitation.UsedAt = clock.GetUtcNow();
            invitation.Version++;
        }
    }

    // The key itself says whose it is, so it is looked for before any school is in view.
    private async Task<Invitation?> Find(string? key, CancellationToken ct)
    {
        var hash = HashOf(key ?? "");
        var invitation = await db.Set<Invitation>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly]).FirstOrDefaultAsync(row => row.KeyHash == hash, ct);
        if (invitation is not { UsedAt: null } || clock.GetUtcNow() >= invitation.ExpiresAt)
        {
            return null;
        }

        db.Tenant.StandAt(invitation.Establishment);
        return invitation;
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
