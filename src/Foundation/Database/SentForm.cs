using System.Security.Cryptography;
using System.Text;

namespace Countersign.Foundation.Database;

/// <summary>A form that made something, so that it makes nothing when it comes a second time.</summary>
internal sealed class SentForm
{
    /// <summary>A hash over the form's key and who sent it.</summary>
    public required string Key { get; init; }

    /// <summary>Where what it made is shown.</summary>
    public required string Made { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>
/// The key of the form that is being answered. It is drawn when the form is shown and noted in the transaction in which something is made, so of two that
/// arrive at once one makes it.
/// </summary>
internal sealed class FormKey(string key, string sender, DateTimeOffset now)
{
    /// <summary>Whoever sends somebody else's key has only one of their own.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sender}\n{key}")));

    /// <summary>Something was made and is kept, with this key.</summary>
    public bool IsKept { get; private set; }

    /// <summary>Notes the key beside what is about to be made, where it is of a kind that a form makes once.</summary>
    public void Note(CountersignDb db)
    {
        if (!IsKept && ModelPart.WhereMade(db.ChangeTracker) is { } made)
        {
            db.Add(new SentForm { Key = Hash, Made = made, At = now });
        }
    }

    /// <summary>What was noted is saved.</summary>
    public void Keep(CountersignDb db) => IsKept |= db.Set<SentForm>().Local.Any(form => form.Key == Hash);
}
