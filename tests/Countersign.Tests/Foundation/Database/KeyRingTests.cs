using Countersign.Foundation;
using Countersign.Foundation.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Database;

public sealed class KeyRingTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Another_node_on_the_same_database_reads_what_the_first_one_protected()
    {
        await using var second = NewNode();
        var sealedText = Protector(database.Services).Protect("a cookie");

        var opened = Protector(second).Unprotect(sealedText);

        Assert.Equal("a cookie", opened);
        Assert.Equal(1, await database.Use(db => db.Set<DataProtectionKey>().CountAsync(TestContext.Current.CancellationToken)));
    }

    private static IDataProtector Protector(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private ServiceProvider NewNode()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddFoundation(database.Settings);
        services.AddSingleton<TimeProvider>(database.Clock);
        return services.BuildServiceProvider();
    }
}
