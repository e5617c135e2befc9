using Countersign.Foundation.Files;
using Countersign.Foundation.Furniture;
using Countersign.People;
using Countersign.Posts.Review;
using Countersign.SchoolAccounts;
using Countersign.Screening.Model;
using Countersign.Screening.Pictures;
using Microsoft.AspNetCore.Http;

namespace Countersign.Posts.Draft;

/// <summary>What the composer needs to know around a draft.</summary>
internal sealed record DraftRoom(Plan Plan, IReadOnlyList<AccountName> Accounts, SchoolTime Clock);

/// <summary>Gathers what a draft is judged by, and takes in its pictures.</summary>
internal sealed class DraftDesk(PlanReader plans, PlanClock schoolClock, Accounts accounts, ScreeningDesk screening, IFileStore files)
{
    public async Task<DraftRoom> Open(Post? post, CancellationToken ct) =>
        new(await plans.Read(post, ct), await accounts.Open(ct), await schoolClock.Read(ct));

    public async Task<IReadOnlyList<Fault>> Faults(Post post, DraftRoom room, DateTimeOffset now, CancellationToken ct)
    {
        var destinations = room.Accounts.Where(account => post.Targets.Any(target => target.Account == account.Id))
            .Select(account => new Destination(account.Name, account.Limits)).ToList();
        var plan = await plans.Read(post, ct);
        var tooMuch = await TooMuch(post, destinations, ct);
        var findings = await screening.Findings(post, ct);
        return Submission.Faults(post, plan, destinations, [.. findings.Where(finding => finding.Severity == Severity.Blocks).Select(finding => ScreeningDesk.AsFault(finding, post)), .. tooMuch], now);
    }

    // Better said now than by the platform after everybody has signed.
    private async Task<IReadOnlyList<Fault>> TooMuch(Post post, IReadOnlyList<Destination> destinations, CancellationToken ct)
    {
        var pictures = await PostFiles.Pictures(post, files, ct);
        return [.. destinations.SelectMany(destination => pictures.Select((picture, place) => picture.Bytes.Length <= destination.Limits.PictureBytes
            ? null
            : new Fault("NewPictures", $"{destination.Name} takes pictures of at most {destination.Limits.PictureBytes / 1000:N0} kB, and picture {place + 1} has {picture.Bytes.Length / 1000:N0} kB. Add a smaller one, or leave that account out")).OfType<Fault>())];
    }

    /// <summary>Cleans each new picture and keeps it; one that cannot be taken is named with the reason, and the others stay.</summary>
    public async Task<IReadOnlyList<Fault>> TakePictures(Post post, IReadOnlyList<IFormFile> uploads, CancellationToken ct)
    {
        var faults = new List<Fault>();
        foreach (var upload in uploads.Where(upload => upload.Length > 0))
        {
            var name = Path.GetFileName(upload.FileName);
            if (upload.Length > PictureLimits.Bytes)
            {
                faults.Add(new Fault("NewPictures", $"{name} is larger than {PictureLimits.Bytes / (1024 * 1024)} MB. Make it smaller and add it again"));
                continue;
            }

            using var memory = new MemoryStream((int)upload.Length);
            await upload.CopyToAsync(memory, ct);
            var bytes = memory.ToArray();
            if (PictureGate.Read(bytes) is PictureAnswer.Refused(var why))
            {
                faults.Add(new Fault("NewPictures", $"{name}: {why}"));
            }
            else
            {
                post.Pictures.Add(await Take(post, name, PictureCleaner.Clean(bytes), ct));
            }
        }

        return faults;
    }

    private async Task<PostPicture> Take(Post post, string name, CleanPicture picture, CancellationToken ct) => new()
    {
        Post = post.Id,
        Establishment = post.Establishment,
        Place = post.Pictures.Count == 0 ? 1 : post.Pictures.Max(one => one.Place) + 1,
        FileName = name,
        Hash = (await files.Put(picture.Bytes, ct)).Value,
        MediaType = picture.MediaType,
        Width = picture.ShownWidth,
        Height = picture.ShownHeight,
    };
}
