var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "Countersign");
app.Run();
