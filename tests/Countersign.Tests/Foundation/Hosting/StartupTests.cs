using Countersign.Foundation.Database;
using Countersign.Foundation.Hosting;
using Countersign.Web;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Countersign.Tests.Foundation.Hosting;

public sealed class StartupTests
{
    [Fact]
    public async Task The_tables_that_are_worked_out_ahead_are_those_that_are_used()
    {
        var settings = await TestDatabase.NewEmpty();
        Task<IModel>? ahead = null;
        await using var app = await WebHost.Build(settings, new Uri("http://127.0.0.1:0"), services => ahead = Startup.BeginModel(services, settings));

        var model = await ahead!;

        Assert.Same(model, await app.Services.Everywhere(services => Task.FromResult(services.GetRequiredService<CountersignDb>().Model)));
    }
}
