using Countersign.Foundation.Files;
using Countersign.Foundation.Worker;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Countersign.Posts.Pictures;
using Countersign.SchoolAccounts.Model;
using Countersign.Screening.Pictures;
using Countersign.Screening.Pictures.Render;
using Microsoft.AspNetCore.Http;

namespace Countersign.Posts.Compose;

/// <summary>What became of pictures that were added.</summary>
/// <param name="Faults">Which could not be taken, and why.</param>
/// <param name="Said">What their author should know of those that were.</param>
internal sealed record TakenPictures(IReadOnlyList<Fault> Faults, IReadOnlyList<string> Said);

/// <summary>
/// Has each new picture made ready by a worker, which alone opens it, and keeps what it made: the picture, and a rendition for each platform that takes
/// less. One that cannot be taken is named with the reason, and the others stay.
/// </summary>
internal sealed class PictureIntake(IFileStore files, Workers workers, Accounts accounts, IEnumerable<IPlatform> platforms)
{
    public async Task<TakenPictures> Take(Post post, IReadOnlyList<IFormFile> uploads, CancellationToken ct)
    {
        if (uploads.Count == 0)
        {
            return new TakenPictures([], []);
        }

        var places = await Places(ct);
        var faults = new List<Fault>();
        var said = new List<string>();
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
            switch (await PictureWork.Prepare(workers, memory.ToArray(), [.. places.Select(place => place.Fit)], ct))
            {
                case Outcome<PreparedPicture>.Done({ Refused: null } picture):
                    var kept = await Keep(post, name, picture, places, ct);
                    post.Add(kept);
                    // By its number: what is said goes on to the next page, and the name of a file can be a pupil's.
                    said.AddRange(picture.Said.Select(sentence => $"Picture {kept.Place}: {sentence}."));
                    break;
                case Outcome<PreparedPicture>.Done(var refused):
                    faults.Add(new Fault("NewPictures", $"{name}: {refused.Refused}"));
                    break;
                case Outcome<PreparedPicture>.Refused(var why):
                    faults.Add(new Fault("NewPictures", $"{name}: {why.Sentence}"));
                    break;
            }
        }

        return new TakenPictures(faults, said);
    }

    // Whoever takes most comes first: that file is the picture, and whoever it fits gets it too. Of the places where a person puts posts up there are many,
    // so each gets a picture of its own only where the school has an account.
    private async Task<IReadOnlyList<(string Platform, PictureFit Fit)>> Places(CancellationToken ct)
    {
        var used = (await accounts.Open(ct)).Select(account => account.Platform).ToHashSet(StringComparer.Ordinal);
        return [.. platforms.Where(platform => platform.Assisted is null || used.Contains(platform.Name))
            .Select(platform => (platform.Name, Fit: PictureWork.Fit(platform.Limits)))
            .OrderByDescending(place => place.Fit.LongSide).ThenByDescending(place => place.Fit.Bytes)];
    }

    private async Task<PostPicture> Keep(
        Post post, string name, PreparedPicture prepared, IReadOnlyList<(string Platform, PictureFit Fit)> places, CancellationToken ct)
    {
        var hashes = new List<string>();
        foreach (var file in prepared.Files)
        {
            hashes.Add((await files.Put(file.Bytes, ct)).Value);
        }

        var first = prepared.Files[0];
        var picture = new PostPicture
        {
            Post = post.Id,
            Establishment = post.Establishment,
            Place = post.Pictures.Count == 0 ? 1 : post.Pictures.Max(earlier => earlier.Place) + 1,
            FileName = name,
            Hash = hashes[0],
            MediaType = first.MediaType,
            Width = first.Width,
            Height = first.Height,
        };

        // One that nothing fits gets the picture itself, and its author is told when the post is to be checked.
        foreach (var ((platform, _), file) in places.Zip(prepared.Places).Where(place => place.Second > 0))
        {
            var made = prepared.Files[file];
            picture.Add(new PictureRendition
            {
                Picture = picture.Id,
                Establishment = post.Establishment,
                Platform = platform,
                Hash = hashes[file],
                MediaType = made.MediaType,
                Width = made.Width,
                Height = made.Height,
            });
        }

        return picture;
    }
}
