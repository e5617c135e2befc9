using System.CommandLine;
using Countersign.Foundation.Worker;
using Countersign.People;
using Countersign.Policies;
using Countersign.Posts;

namespace Countersign.Commands;

/// <summary>Reads the files that people bring, for a Countersign that started it. Nobody calls it by hand, so no list of commands names it.</summary>
internal static class WorkerCommand
{
    /// <summary>What each module has done there.</summary>
    internal static readonly IReadOnlyList<WorkerTask> Tasks = [.. PeopleModule.WorkerTasks, .. PoliciesModule.WorkerTasks, .. PostsModule.WorkerTasks];

    public static Command Make()
    {
        var command = new Command("worker", "read files for the program that started this one") { Hidden = true };
        command.SetAction(_ => Workers.Serve(Tasks));
        return command;
    }
}
