using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Database;

/// <summary>One module's tables. Its entities stay internal to the module, so no other module can query them.</summary>
public sealed record ModelPart(Action<ModelConfigurationBuilder> Ids, Action<ModelBuilder> Tables);

/// <summary>Marks a row that belongs to a school, federation or trust, and that only it can see.</summary>
public interface IBelong
{
    EstablishmentId Establishment { get; }
}
