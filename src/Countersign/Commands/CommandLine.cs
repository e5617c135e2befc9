using System.CommandLine;

namespace Countersign.Commands;

/// <summary>The program's commands. Without one it serves the web pages.</summary>
internal static class CommandLine
{
    public static Task<int> Run(string[] args)
    {
        var root = new RootCommand("Countersign: a school social media policy that runs.")
        {
            RunCommand.Make(),
            PolicyCommand.Make(),
            AskCommand.Make(),
            AuditCommand.Make(),
            EvidenceCommand.Make(),
            BackupCommand.Make(),
            RestoreCommand.Make(),
            DbCommand.Make(),
        };
        return root.Parse(args.Length == 0 ? ["run"] : args).InvokeAsync();
    }
}
