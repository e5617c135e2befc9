using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Countersign.Foundation.Database;

/// <summary>EF Core keeps one model per context type; ours depends on the modules that were added as well.</summary>
internal sealed class ModelPerModules : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), designTime, (context as CountersignDb)?.ModelKey);
}
