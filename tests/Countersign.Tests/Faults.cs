namespace Countersign.Tests;

/// <summary>Keeps what the program logs as an error, so that a test that meets one says which.</summary>
internal sealed class Faults : ILoggerFactory, ILogger
{
    private readonly List<string> lines = [];

    public string Last()
    {
        lock (lines)
        {
            return lines.LastOrDefault() ?? "nothing was logged";
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            lock (lines)
            {
                lines.Add(formatter(state, exception) + "\n" + exception);
            }
        }
    }

    public void Dispose()
    {
    }
}
