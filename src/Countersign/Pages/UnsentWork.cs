using Countersign.Foundation.SentForms;
using Countersign.Links;
using Countersign.People.Contributions;
using Countersign.People.Model;

namespace Countersign.Pages;

/// <summary>On the home page of whoever typed something that was not sent: where they find it.</summary>
internal sealed class UnsentWork(UnsentForms unsent, Me me) : IWork
{
    public async Task<IReadOnlyList<WorkItem>> WaitingForMe(CancellationToken ct) =>
        (await unsent.All((me.VisitsFrom ?? me.Establishment, me.Id), ct)).Count > 0
            ? [new WorkItem("What you typed and did not send", "It is kept for you alone. Go on with it, or throw it away", HostLinks.Unsent)]
            : [];
}
