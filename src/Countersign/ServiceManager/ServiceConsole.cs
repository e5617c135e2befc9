using Microsoft.Extensions.Hosting.WindowsServices;

namespace Countersign.ServiceManager;

/// <summary>A service of Windows has no console: what the program would say there, the set-up link too, is in a file of its data folder.</summary>
internal static class ServiceConsole
{
    /// <summary>Nothing where there is a console, or a journal that keeps it.</summary>
    public static StreamWriter? Instead(string dataFolder)
    {
        if (!WindowsServiceHelpers.IsWindowsService())
        {
            return null;
        }

        var writer = Open(dataFolder);
        Console.SetOut(writer);
        Console.SetError(writer);
        return writer;
    }

    /// <summary>Begun anew at each start; somebody may read it while it is written.</summary>
    public static StreamWriter Open(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        return new(new FileStream(Path.Combine(dataFolder, "console.txt"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
    }
}
