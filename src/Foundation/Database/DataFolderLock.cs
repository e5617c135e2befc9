using Countersign.Foundation.Files;

namespace Countersign.Foundation.Database;

/// <summary>
/// Held while the program works on a data folder with a SQLite database: two programs on one folder would both send what is due.
/// The operating system lets go of it when the process ends, however it ends.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream file;

    private DataFolderLock(FileStream file) => this.file = file;

    public static Outcome<DataFolderLock> Take(CountersignSettings settings)
    {
        var path = Path.Combine(settings.DataFolder, "running.lock");
        try
        {
            return new DataFolderLock(PrivateFiles.Open(path, FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException held) when (IsHeld(held))
        {
            return new Refusal($"Another Countersign is running on {settings.DataFolder}: stop it first, or name another folder with --data");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return DataFolder.Unwritable(settings.DataFolder);
        }
    }

    // The number that the operating system gives for a file in use: Windows for sharing and for locks, Linux, macOS.
    private static bool IsHeld(IOException fault) => (fault.HResult & 0xFFFF) is 32 or 33 or 11 or 35;

    public void Dispose() => file.Dispose();
}
