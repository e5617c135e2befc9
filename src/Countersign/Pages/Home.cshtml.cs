using Countersign.People;
using Countersign.Policies;
using Countersign.Posts.List;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Pages;

/// <summary>Where everybody arrives: what needs them, what became of what they started, and the two things most come for.</summary>
internal sealed class HomeModel(WaitingPosts posts, PoliciesInForce policies, Me me) : PageModel
{
    public string Name => me.Name;

    public IReadOnlyList<PostToDo> NeedsMe { get; private set; } = [];

    public IReadOnlyList<PostToDo> Started { get; private set; } = [];

    public bool HasPolicy { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        NeedsMe = await posts.NeedsMe(ct);
        Started = await posts.Started(ct);
        HasPolicy = await policies.Here(ct) is not null;
    }
}
