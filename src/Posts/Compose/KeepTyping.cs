using Countersign.Foundation.Database;
using Countersign.Foundation.SentForms;
using Countersign.People.Model;
using Countersign.Posts.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Compose;

/// <summary>What is kept of what somebody types.</summary>
/// <param name="Post">The draft that it belongs to; null where there is nothing to keep.</param>
/// <param name="Version">That of the draft.</param>
/// <param name="Key">What opens it; empty where the draft itself holds it.</param>
/// <param name="Told">What its author has to know; null where there is nothing.</param>
internal sealed record KeptTyping(PostId? Post, int Version, string Key, string? Told);

/// <summary>
/// Keeps what an author types while they type it. The first time it becomes a draft; after that it lies beside the draft, for its author alone, until they
/// save or send it: so the record tells of what somebody did and not of each key, and nobody's signature is void because its author looks for words (ADR 50).
/// </summary>
internal sealed class KeepTyping(CountersignDb db, SubmitPost posts, UnsentForms unsent, Me me)
{
    private const string ChangedSince =
        "This post was changed in another window after you opened it. What you type here is kept beside it; to put it in, open the post again and copy it "
        + "there";

    private const string Elsewhere = "You also typed in another window, and each is kept: see “What you typed and did not send” on your home page";

    // The page is shown again as it is after the button that saves.
    private const string OpenedAs = "?handler=Save";

    private static readonly TimeSpan BesideADraft = TimeSpan.FromDays(30);

    private (EstablishmentId Home, PersonId Person) Owner => (me.VisitsFrom ?? me.Establishment, me.Id);

    /// <summary>Keeps it.</summary>
    /// <param name="sent">The form as it was sent, which is shown again as it is.</param>
    public async Task<Outcome<KeptTyping>> Keep(PostId? id, ComposeForm form, IFormCollection sent, CancellationToken ct) =>
        id is { } post ? await Beside(post, form.Version, sent, ct) : await Begin(form, sent, ct);

    /// <summary>What was typed last on this draft and is not in it; null where there is nothing.</summary>
    public async Task<(string Key, DateTimeOffset At)?> Last(PostId post, CancellationToken ct)
    {
        var page = PostLinks.Continue(post);
        return (await unsent.All(Owner, ct)).Where(kept => kept.Page == page).Select(kept => ((string, DateTimeOffset)?)(kept.Key, kept.At)).FirstOrDefault();
    }

    /// <summary>Forgets what was typed on a draft that is gone.</summary>
    public async Task Forget(PostId post, CancellationToken ct)
    {
        var page = PostLinks.Continue(post);
        foreach (var kept in (await unsent.All(Owner, ct)).Where(kept => kept.Page == page))
        {
            await unsent.Forget(Owner, kept.Key, ct);
        }
    }

    private async Task<Outcome<KeptTyping>> Begin(ComposeForm form, IFormCollection sent, CancellationToken ct)
    {
        // Pictures are taken in when a button is pressed.
        form.NewPictures = [];
        var outcome = await posts.Save(new Authorship(me.Establishment, me.Id), form, ct);
        return outcome switch
        {
            Outcome<WrittenPost>.Refused(var why) => why,
            // What could not be read yet lies beside it, with a key of its own: this form's has made the draft.
            Outcome<WrittenPost>.Done({ Post: { } post, Faults.Count: > 0 }) => await Beside(post.Id, post.Version, UnsentForms.WithoutKey(sent), ct),
            Outcome<WrittenPost>.Done({ Post: { } post }) => new KeptTyping(post.Id, post.Version, "", null),
            _ => new KeptTyping(null, 0, "", null),
        };
    }

    private async Task<Outcome<KeptTyping>> Beside(PostId id, int opened, IFormCollection sent, CancellationToken ct)
    {
        var post = await db.Set<Post>().AsNoTracking().Where(row => row.Id == id && row.Author == me.Id).Select(row => new { row.Version })
            .FirstOrDefaultAsync(ct).OrNotFound(id);
        var page = PostLinks.Continue(id);
        if (await unsent.Keep(Owner, page, OpenedAs, sent, BesideADraft, ct) is not Outcome<string>.Done(var key))
        {
            return new Refusal("Too much was sent within a minute, or the text is too long. It is tried again in a minute");
        }

        // This page may have been filled in with what lay here before: it goes on from that.
        var before = sent[UnsentForms.Field].ToString();
        if (before.Length > 0 && before != key)
        {
            await unsent.Forget(Owner, before, ct);
        }

        var others = (await unsent.All(Owner, ct)).Exists(kept => kept.Page == page && kept.Key != key);
        return new KeptTyping(id, post.Version, key, post.Version != opened ? ChangedSince : others ? Elsewhere : null);
    }
}
