using System.Globalization;
using Bench;
using Bench.Ask;
using Bench.Decisions;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var repository = args[0];
var scratch = Directory.CreateTempSubdirectory("countersign-bench-").FullName;
try
{
    Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}. Least of several turns, each anchor and peer in turn with what it stands beside.\n");
    switch (args.ElementAtOrDefault(1))
    {
        case "rehearsing":
            ComparingFigures.PrintRehearsal(scratch);
            return;
        case "comparing":
            ComparingFigures.Print(repository, scratch);
            return;
        case "pages":
            await PageFigures.Print(PageFigures.Program(repository), scratch, CancellationToken.None);
            return;
        case "hostile":
            HostileFigures.Print();
            return;
        case "ask":
            AskFigures.Print(repository, args.ElementAtOrDefault(2) == "train");
            return;
        case "audit":
            await AuditFigures.Print(scratch, CancellationToken.None);
            return;
        case "start":
            await StartFigures.Print(repository, scratch, CancellationToken.None);
            return;
        case "send":
            await SendFigures.Print(repository, scratch, CancellationToken.None);
            return;
        case "load":
            await LoadFigures.Print(repository, scratch, CancellationToken.None);
            return;
        case "beside":
            Beside.Print(repository, args[2], args.ElementAtOrDefault(3));
            return;
        case "decisions":
            await DecisionFigures.Print(Path.Combine(repository, "bench", "peers"), scratch, CancellationToken.None);
            return;
    }

    await DecisionFigures.Print(Path.Combine(repository, "bench", "peers"), scratch, CancellationToken.None);
    ReadingFigures.Print();
    AskFigures.Print(repository, train: false);
    HostileFigures.Print();
    ComparingFigures.Print(repository, scratch);
    await AuditFigures.Print(scratch, CancellationToken.None);
    await PageFigures.Print(PageFigures.Program(repository), scratch, CancellationToken.None);
    await StartFigures.Print(repository, scratch, CancellationToken.None);
    await LoadFigures.Print(repository, scratch, CancellationToken.None);
    await SendFigures.Print(repository, scratch, CancellationToken.None);
}
finally
{
    Directory.Delete(scratch, recursive: true);
}
