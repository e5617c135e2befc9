// What a site costs that does nothing: the anchor of the program's own start and memory.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages();
var app = builder.Build();
app.MapRazorPages();
app.MapGet("/health/ready", () => Results.Json(new { ready = true }));
app.MapGet("/", () => "Nothing.");
app.Run();
