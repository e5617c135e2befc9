using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Countersign.Foundation.Database;

/// <summary>
/// EF Core keeps one model per context type and process. Which tables there are depends here on the modules that were added,
/// so their parts belong to the key: without that, the first set of modules in a process would be everybody's.
/// </summary>
internal sealed class ModelKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), ((CountersignDb)context).Modules, designTime);
}
