using System.IO.Compression;
using System.Reflection;
using Countersign.Foundation.Database;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Foundation.Backup;

/// <summary>What the command line calls. The same file restores on either engine.</summary>
public static class Backups
{
    /// <summary>Writes a backup of one moment to a new file, readable to this user alone; the program may run meanwhile.</summary>
    public static async Task<Outcome<BackupMade>> Write(IServiceProvider services, string path, Assembly program, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
        return await scope.ServiceProvider.GetRequiredService<BackupWriter>().Write(path, program, ct);
    }

    /// <summary>
    /// Restores into the empty data folder and database of the settings. The audit record is verified first; what does not verify is not
    /// restored.
    /// </summary>
    /// <param name="fromAnybody">Also a backup that no installation signed whose key file this is.</param>
    public static async Task<Outcome<Restored>> Read(IServiceProvider services, string path, Assembly program, bool fromAnybody, CancellationToken ct)
    {
        var settings = services.GetRequiredService<CountersignSettings>();
        if (!File.Exists(path))
        {
            return new Refusal($"There is no file {path}");
        }

        if (DataFolder.Open(settings) is Outcome<string>.Refused(var open))
        {
            return open;
        }

        if (DataFolderLock.Take(settings) is not Outcome<DataFolderLock>.Done(var held))
        {
            return new Refusal($"A Countersign is running on {settings.DataFolder}: restore into a new folder (--data)");
        }

        using (held)
        {
            ZipArchive archive;
            try
            {
                archive = await ZipFile.OpenReadAsync(path, ct);
            }
            catch (InvalidDataException)
            {
                return new Refusal($"{path} is not a backup, or it is damaged. Nothing was restored; use another copy");
            }

            await using (archive)
            await using (var scope = services.CreateAsyncScope())
            {
                scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
                return await scope.ServiceProvider.GetRequiredService<BackupReader>().Read(archive, program, fromAnybody, ct);
            }
        }
    }
}
