using System.Text.Json;

namespace Countersign.Foundation.Worker;

/// <summary>One kind of work on bytes that a stranger made. A module contributes it in its <c>…Module.cs</c>; it runs in a worker process alone.</summary>
/// <param name="name">How the two processes call it.</param>
/// <param name="atMost">How long a large honest file may take; a process that takes longer is ended.</param>
public abstract class WorkerTask(string name, TimeSpan atMost)
{
    public string Name { get; } = name;

    internal TimeSpan AtMost { get; } = atMost;

    internal abstract byte[] Run(byte[] given);
}

/// <summary>A task whose answer travels as JSON.</summary>
/// <param name="work">Called in the worker. What it throws ends the worker, and the file is refused.</param>
/// <param name="isSound">Called by whoever asked: whether an answer is one that the task can give. What a worker says is not believed unread.</param>
public sealed class WorkerTask<TAnswer>(string name, TimeSpan atMost, Func<byte[], TAnswer> work, Func<TAnswer, bool> isSound)
    : WorkerTask(name, atMost)
    where TAnswer : class
{
    internal override byte[] Run(byte[] given) => JsonSerializer.SerializeToUtf8Bytes(work(given));

    internal TAnswer? Read(byte[] answer)
    {
        try
        {
            return JsonSerializer.Deserialize<TAnswer>(answer) is { } read && isSound(read) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
