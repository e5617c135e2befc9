using System.Xml.Linq;
using Countersign.Foundation.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Foundation.WebKeys;

/// <summary>A key that protects cookies and forms.</summary>
internal sealed class WebKey
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }

    public DateTimeOffset StoredAt { get; init; }
}

public static class WebKeysRegistration
{
    /// <summary>Keeps the keys in the database, where every node of a large installation finds them, and where a backup takes them.</summary>
    public static IDataProtectionBuilder KeepKeysInDatabase(this IDataProtectionBuilder protection)
    {
        protection.Services.AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory, TimeProvider>(static (options, scopes, clock) => options.XmlRepository = new KeysInDatabase(scopes, clock));
        return protection;
    }
}

/// <summary>The key ring's bookkeeping is not a change that anyone must answer for, so it goes past the audit record.</summary>
internal sealed class KeysInDatabase(IServiceScopeFactory scopes, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        return [.. db.Set<WebKey>().AsNoTracking().OrderBy(key => key.Id).Select(key => key.Xml).ToList().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        var id = Guid.CreateVersion7();
        db.Database.ExecuteSql($"""
            INSERT INTO "WebKeys" ("Id", "Name", "Xml", "StoredAt")
            VALUES ({id}, {friendlyName}, {element.ToString(SaveOptions.DisableFormatting)}, {clock.GetUtcNow().ToUnixTimeMilliseconds()})
            """);
    }
}
