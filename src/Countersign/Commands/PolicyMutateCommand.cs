using Countersign.PolicyLanguage;
using Countersign.PolicyLanguage.Mutating;

namespace Countersign.Commands;

/// <summary>Breaks every rule of a document on purpose and says which breaks its examples do not notice.</summary>
internal static class PolicyMutateCommand
{
    public static int Mutate(IReadOnlyList<PolicyDocument> documents)
    {
        var (killed, all) = (0, 0);
        foreach (var document in documents)
        {
            var runs = Mutations.Of(document).AsParallel().AsOrdered().Select(Mutations.Run).ToList();
            foreach (var run in runs.Where(run => run.KilledBy is null))
            {
                Console.WriteLine($"{document.Path}:{run.Mutant.Rule.Line}: no example notices rule {run.Mutant.Rule.Id} {run.Mutant.Broken}");
            }

            var here = runs.Count(run => run.KilledBy is not null);
            Console.WriteLine($"{document.Path}: {here} of {runs.Count} breaks are noticed");
            (killed, all) = (killed + here, all + runs.Count);
        }

        Console.WriteLine($"{killed} of {all} breaks are noticed, {all - killed} are not");
        return killed == all ? 0 : 1;
    }
}
