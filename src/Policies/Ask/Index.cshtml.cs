using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Ask;

/// <summary>The first question: what do you want to do?</summary>
internal sealed class IndexModel(AskService desk) : PageModel
{
    public AskContext? Asked { get; private set; }

    public IReadOnlyList<TopicGroup> Groups { get; private set; } = [];

    public IReadOnlyList<Topic> Else { get; private set; } = [];

    public IReadOnlyList<Topic> Unspoken { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        Asked = await desk.Open(ct);
        if (Asked is { Policy: var policy })
        {
            Groups = AskWords.Spoken(policy);
            Else = AskWords.Else(policy);
            Unspoken = AskWords.Unspoken(policy);
        }
    }
}
