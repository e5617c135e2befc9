using System.Globalization;
using Bench.Decisions;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var scratch = Directory.CreateTempSubdirectory("countersign-bench-").FullName;
var repository = args[0];
try
{
    await DecisionFigures.Print(Path.Combine(repository, "bench", "peers"), scratch, CancellationToken.None);
}
finally
{
    Directory.Delete(scratch, recursive: true);
}
