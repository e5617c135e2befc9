using System.CommandLine;

namespace Countersign.Commands;

/// <summary>The program's commands. Without one it serves the web pages.</summary>
internal static class CommandLine
{
    /// <summary>How long a command may go on after SIGTERM or Ctrl+C: longer than the 30 seconds in which the web host ends what it has begun.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public static Task<int> Run(string[] args) => Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Patience });

    public static ParseResult Parse(string[] args)
    {
        var root = new RootCommand("Countersign: a school social media policy that runs.")
        {
            RunCommand.Make(),
            PolicyCommand.Make(),
            AskCommand.Make(),
            AuditCommand.Make(),
            AdminCommand.Make(),
            EvidenceCommand.Make(),
            BackupCommand.Make(),
            RestoreCommand.Make(),
            KeysCommand.Make(),
            ServiceCommand.Make(),
            DbCommand.Make(),
            WorkerCommand.Make(),
        };
        return root.Parse(args.Length == 0 ? ["run"] : args);
    }
}
