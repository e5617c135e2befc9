using Countersign.Foundation.Furniture;
using Countersign.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages(pages => pages.RootDirectory = "/");
builder.Services.AddFurniture();
var app = builder.Build();
app.UseSecurityHeaders();
app.UseExceptionHandler("/error/500");
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.UseStaticFiles();
app.MapGet("/", () => "Countersign");
app.MapRazorPages();
app.Run();
