using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Database;

/// <summary>One module's tables. Its entities stay internal to the module, so no other module can query them.</summary>
public sealed record ModelPart(Action<ModelConfigurationBuilder> Ids, Action<ModelBuilder> Tables)
{
    /// <summary>Whose tables they are. Asked of every context that is made, so it is looked up once.</summary>
    internal string Module { get; } = Tables.Method.DeclaringType!.FullName!;
}
