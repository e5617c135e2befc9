using System.CommandLine;
using Countersign.Posts.Evidence;

namespace Countersign.Commands;

/// <summary>Says what an evidence file proves. It needs no server, no database and no key of the school's.</summary>
internal static class EvidenceCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("file") { Description = "a file that was downloaded from a post's page" };
        var verify = new Command("verify", "check every part of the file; ends with 1 where something does not hold") { file };
        verify.SetAction(line => Verify(line.GetRequiredValue(file)));
        return new Command("evidence", "what was published and on whose word") { verify };
    }

    private static int Verify(FileInfo file)
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"{file}: there is no such file");
            return 1;
        }

        using var stream = file.OpenRead();
        var verdict = EvidenceCheck.Read(stream);
        foreach (var sentence in verdict.Holds)
        {
            Console.WriteLine($"{sentence}.");
        }

        Console.WriteLine(verdict.Wrong is { } wrong ? $"It does not hold: {wrong}." : "Everything in the file holds.");
        return verdict.Wrong is null ? 0 : 1;
    }
}
