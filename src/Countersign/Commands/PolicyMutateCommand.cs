using Countersign.People.Model;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Testing;

namespace Countersign.Commands;

/// <summary>Breaks every rule of a document on purpose and says which breaks its examples do not notice.</summary>
internal static class PolicyMutateCommand
{
    public static int Mutate(IReadOnlyList<PolicyDocument> documents)
    {
        var today = SchoolTime.OfThisMachine.Today(TimeProvider.System.GetUtcNow());
        var (noticed, same, unnoticed) = (0, 0, 0);
        foreach (var document in documents)
        {
            var runs = Mutations.Of(document).AsParallel().AsOrdered().Select(Mutations.Run).ToList();
            var explained = 0;
            foreach (var run in runs.Where(run => run.KilledBy is null))
            {
                var nothing = Mutations.ChangesNothing(document, run.Mutant, today);
                explained += nothing ? 1 : 0;
                Console.WriteLine($"{document.Path}:{run.Mutant.Rule.Line}: rule {run.Mutant.Rule.Id} {run.Mutant.Broken}: "
                    + $"{(nothing ? "no answer changes in any situation, as another rule says the same" : "no example notices")}");
            }

            var here = runs.Count(run => run.KilledBy is not null);
            Console.WriteLine($"{document.Path}: {here} of {runs.Count} breaks are noticed, "
                + $"{explained} change no answer, {runs.Count - here - explained} go unnoticed");
            (noticed, same, unnoticed) = (noticed + here, same + explained, unnoticed + runs.Count - here - explained);
        }

        Console.WriteLine($"{noticed} of {noticed + same + unnoticed} breaks are noticed, {same} change no answer in any situation, {unnoticed} go unnoticed");
        return unnoticed == 0 ? 0 : 1;
    }
}
