using System.Diagnostics;

namespace Journeys.Tests.Kill;

/// <summary>A stored picture whose place a named pipe has taken: whoever reads it waits until it is given.</summary>
internal sealed class HeldPicture : IAsyncDisposable
{
    private readonly string path;
    private readonly Task<FileStream> pipe;

    private HeldPicture(string path)
    {
        this.path = path;
        // Opening a pipe for writing waits for somebody who reads.
        pipe = Task.Run(() => new FileStream(path, FileMode.Open, FileAccess.Write));
    }

    /// <summary>Done when the program has begun to read it.</summary>
    public Task Asked => pipe;

    public static async Task<HeldPicture> Take(string path)
    {
        File.Move(path, path + ".away");
        using var make = Process.Start("mkfifo", [path]);
        await make.WaitForExitAsync();
        return new HeldPicture(path);
    }

    public async Task Give()
    {
        await using var stream = await pipe;
        await stream.WriteAsync(await File.ReadAllBytesAsync(path + ".away"));
    }

    public void PutBack() => File.Move(path + ".away", path, overwrite: true);

    public async ValueTask DisposeAsync()
    {
        if (!pipe.IsCompleted)
        {
            await using var reader = new FileStream(path, FileMode.Open, FileAccess.Read);
        }

        await (await pipe).DisposeAsync();
    }
}
