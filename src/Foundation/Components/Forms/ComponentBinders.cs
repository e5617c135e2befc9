using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Countersign.Foundation.Components.Forms;

internal sealed class ComponentBinders : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateBinder()
        : context.Metadata.UnderlyingOrModelType == typeof(TimeOnly) ? new TimeBinder()
        : context.Metadata.ModelType == typeof(string) ? new TextBinder()
        : null;
}
