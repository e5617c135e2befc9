using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Countersign.Foundation.Furniture;

/// <summary>What the layout and the form controls need at run time.</summary>
public static class FurnitureServices
{
    /// <summary>Adds <see cref="PageFrame"/> to each request, and lets names keep their accents in the pages' source.</summary>
    public static IServiceCollection AddFurniture(this IServiceCollection services) => services
        .AddScoped<PageFrame>()
        .Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
}
