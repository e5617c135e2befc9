using System.Text.Encodings.Web;
using System.Text.Unicode;
using Countersign.Foundation.Furniture.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Countersign.Foundation.Furniture;

/// <summary>What the layout and the form controls need at run time.</summary>
public static class FurnitureServices
{
    /// <summary>Adds <see cref="PageFrame"/> to each request, reads dates and times as people write them, and lets names keep their accents.</summary>
    public static IServiceCollection AddFurniture(this IServiceCollection services) => services
        .AddScoped<PageFrame>()
        .AddSingleton<IFileVersionProvider, FileVersions>()
        .Configure<MvcOptions>(mvc => mvc.ModelBinderProviders.Insert(0, new FurnitureBinders()))
        .Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
}
