using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Countersign.Foundation.Furniture.Forms;

internal sealed class FurnitureBinders : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateBinder()
        : context.Metadata.UnderlyingOrModelType == typeof(TimeOnly) ? new TimeBinder()
        : null;
}
