using System.Runtime.Versioning;
using Countersign.Foundation.Files;

namespace Countersign.Foundation.Database;

/// <summary>The folder that holds database, files and keys.</summary>
internal static class DataFolder
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = Owner | UnixFileMode.UserExecute;

    // What the program makes. A folder may hold other things too, which are not ours to change.
    private static readonly string[] OurFiles = ["countersign.db*", "checkpoints.jsonl", "erasures.jsonl", "running.lock", "console.txt"];
    private static readonly string[] OurFolders = ["files", "keys"];

    /// <summary>
    /// Makes it where it is not there, shuts it against everybody else on the machine, and lays an empty database file that is as shut; SQLite gives
    /// its own files the same mode.
    /// </summary>
    public static Outcome<string> Open(CountersignSettings settings)
    {
        var folder = settings.DataFolder;
        try
        {
            PrivateFiles.MakeFolder(folder);
            if (!OperatingSystem.IsWindows())
            {
                Narrow(folder);
            }

            if (settings.PostgreSql is null && !File.Exists(settings.SqliteFile))
            {
                PrivateFiles.Open(settings.SqliteFile, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
            }

            return folder;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Unwritable(folder);
        }
    }

    public static Refusal Unwritable(string folder) => new(
        $"Nothing can be written in {folder}: the disk is full or read-only, or the folder belongs to another user. Mend that, then start again");

    // One that holds nothing of ours is left as it is, and so is one that belongs to somebody else: whoever owns it decides who comes in. One in which
    // others could read is gone through once; after that nobody else comes as far as the files.
    [UnsupportedOSPlatform("windows")]
    private static void Narrow(string folder)
    {
        var files = OurFiles.SelectMany(name => Directory.EnumerateFiles(folder, name)).ToList();
        var folders = OurFolders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists).ToList();
        var isOurs = files.Count + folders.Count > 0 || !Directory.EnumerateFileSystemEntries(folder).Any();
        if (!isOurs || File.GetUnixFileMode(folder) == OwnerFolder)
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(folder, OwnerFolder);
            foreach (var own in folders)
            {
                File.SetUnixFileMode(own, OwnerFolder);
                Each(Directory.EnumerateDirectories(own, "*", SearchOption.AllDirectories), OwnerFolder);
                Each(Directory.EnumerateFiles(own, "*", SearchOption.AllDirectories), Owner);
            }

            Each(files, Owner);
        }
        catch (Exception notOurs) when (notOurs is UnauthorizedAccessException or IOException)
        {
            // What the program itself makes in it is for its own user alone all the same.
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Each(IEnumerable<string> paths, UnixFileMode mode)
    {
        foreach (var path in paths)
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
