using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Database;

/// <summary>One module's tables. Its entities stay internal to the module, so no other module can query them.</summary>
public sealed record ModelPart(Action<ModelConfigurationBuilder> Ids, Action<ModelBuilder> Tables);
