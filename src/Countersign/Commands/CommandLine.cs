using System.CommandLine;

namespace Countersign.Commands;

/// <summary>The program's commands. Without one it serves the web pages.</summary>
internal static class CommandLine
{
    /// <summary>How long a command may go on after SIGTERM or Ctrl+C: longer than the 30 seconds in which the web host ends what it has begun.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public static async Task<int> Run(string[] args)
    {
        try
        {
            return await Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Patience, EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (Sentence(fault) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    /// <summary>What an operator is told whose disk, folder or database does not do its part; null where the fault is ours, and is shown as it is.</summary>
    internal static string? Sentence(Exception fault) => fault switch
    {
        UnauthorizedAccessException denied => $"{denied.Message} Run this as the user that the program runs as, or name another place.",
        IOException spoiled => $"{spoiled.Message} Nothing that was saved before is lost.",
        Microsoft.Data.Sqlite.SqliteException broken =>
            $"The database file cannot be used ({broken.Message}). If it is damaged, restore the last backup into a new folder.",
        System.Data.Common.DbException away =>
            $"The database does not do this ({away.Message}). Look whether it runs, and whether the connection names the right one.",
        InvalidOperationException { InnerException: System.Data.Common.DbException within } => Sentence(within),
        _ => null,
    };

    public static ParseResult Parse(string[] args)
    {
        var root = new RootCommand("Countersign: a school social media policy that runs.")
        {
            RunCommand.Make(),
            PolicyCommand.Make(),
            AskCommand.Make(),
            ScreenCommand.Make(),
            AuditCommand.Make(),
            AdminCommand.Make(),
            PersonCommand.Make(),
            PupilsCommand.Make(),
            EvidenceCommand.Make(),
            PictureCommand.Make(),
            BackupCommand.Make(),
            RestoreCommand.Make(),
            KeysCommand.Make(),
            DatabaseCommand.Make(),
            ServiceCommand.Make(),
            DbCommand.Make(),
            WorkerCommand.Make(),
        };
        return root.Parse(args.Length == 0 ? ["run"] : args);
    }
}
