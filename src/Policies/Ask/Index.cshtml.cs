using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Ask;

/// <summary>The first question: what is it about?</summary>
internal sealed class IndexModel(PoliciesInForce policies) : PageModel
{
    public PolicyInForce? Policy { get; private set; }

    public IReadOnlyList<TopicGroup> Groups { get; private set; } = [];

    public IReadOnlyList<Topic> Unspoken { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        Policy = await policies.Here(ct);
        if (Policy is not null)
        {
            Groups = AskWords.Spoken(Policy.Document);
            Unspoken = AskWords.Unspoken(Policy.Document);
        }
    }
}
