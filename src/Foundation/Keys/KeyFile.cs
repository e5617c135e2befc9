using System.Text;
using Countersign.Foundation.Files;

namespace Countersign.Foundation.Keys;

/// <summary>
/// The file, outside the database and in no backup, that opens the keys which lie in them. It is read whenever it is needed, which is seldom: a rotation
/// counts without a restart.
/// </summary>
internal sealed class KeyFile(CountersignSettings settings)
{
    public string Path => settings.KeyFile;

    public bool IsThere => File.Exists(Path);

    /// <summary>What it holds.</summary>
    public Outcome<WrappingKeys> Read()
    {
        try
        {
            return WrappingKeys.Read(File.ReadAllText(Path)) is { } keys ? keys : new Refusal($"{Path} is not a key file of Countersign");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Refusal($"The key file {Path} is not there or cannot be read: put it back, or name the place where it is with --key-file");
        }
    }

    /// <summary>What it holds, for whoever runs only where the start has looked at it.</summary>
    public WrappingKeys Keys => Read() switch
    {
        Outcome<WrappingKeys>.Done(var keys) => keys,
        Outcome<WrappingKeys>.Refused(var why) => throw new InvalidOperationException(why.Sentence),
        _ => throw new InvalidOperationException("an outcome is done or refused"),
    };

    /// <summary>Draws a key where there is no file yet.</summary>
    public void Make() => Write(WrappingKeys.Draw(), Path, overwrite: false);

    /// <summary>In one step: whoever reads meanwhile sees the old file or the new one.</summary>
    public void Replace(WrappingKeys keys) => Write(keys, Path, overwrite: true);

    /// <summary>Copies it to a new file, for its owner alone, and answers the name of the key that closes.</summary>
    public Outcome<string> Export(string path)
    {
        if (File.Exists(path))
        {
            return new Refusal($"{path} is there already: name a new file");
        }

        var keys = Keys;
        Write(keys, path, overwrite: false);
        return keys.Name;
    }

    private static void Write(WrappingKeys keys, string path, bool overwrite)
    {
        PrivateFiles.MakeFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        var half = path + ".half";
        using (var file = PrivateFiles.Open(half, FileMode.Create))
        {
            file.Write(Encoding.ASCII.GetBytes(keys.Write()));
            file.Flush(flushToDisk: true);
        }

        File.Move(half, path, overwrite);
    }
}
