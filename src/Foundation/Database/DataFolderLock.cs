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
            return new DataFolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return new Refusal($"Another Countersign is running on {settings.DataFolder}: stop it first, or name another folder with --data");
        }
    }

    public void Dispose() => file.Dispose();
}
