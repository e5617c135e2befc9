using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Ask;

/// <summary>The first question: what do you want to do?</summary>
internal sealed class IndexModel(AskService desk) : PageModel
{
    public AskContext? Asked { get; private set; }

    public AskTopics? Topics { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        Asked = await desk.Open(ct);
        Topics = Asked is { Policy: var policy } ? AskWords.Topics(policy) : null;
    }
}
