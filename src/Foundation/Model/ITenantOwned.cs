namespace Countersign.Foundation.Model;

/// <summary>Marks a row that belongs to a school, federation or trust, and that only it can see.</summary>
public interface ITenantOwned
{
    EstablishmentId Establishment { get; }
}
