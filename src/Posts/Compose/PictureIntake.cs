using Countersign.Foundation.Files;
using Countersign.Foundation.Worker;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Countersign.Posts.Pictures;
using Countersign.Screening.Pictures;
using Countersign.Screening.Pictures.Render;
using Microsoft.AspNetCore.Http;

namespace Countersign.Posts.Compose;

/// <summary>
/// Has each new picture made ready by a worker, which alone opens it, and keeps what it made; one that cannot be taken is named with the reason, and the others stay.
/// </summary>
internal sealed class PictureIntake(IFileStore files, Workers workers, IEnumerable<IPlatform> platforms)
{
    // One file that every place takes.
    private readonly List<PictureFit> fits =
        [new(platforms.Min(platform => platform.Limits.PictureSide), platforms.Min(platform => platform.Limits.PictureBytes))];

    public async Task<IReadOnlyList<Fault>> Take(Post post, IReadOnlyList<IFormFile> uploads, CancellationToken ct)
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
            switch (await PictureWork.Prepare(workers, bytes, fits, ct))
            {
                case Outcome<PreparedPicture>.Done({ Refused: null } picture):
                    post.Add(await Keep(post, name, picture.Files[0], ct));
                    break;
                case Outcome<PreparedPicture>.Done(var refused):
                    faults.Add(new Fault("NewPictures", $"{name}: {refused.Refused}"));
                    break;
                case Outcome<PreparedPicture>.Refused(var why):
                    faults.Add(new Fault("NewPictures", $"{name}: {why.Sentence}"));
                    break;
            }
        }

        return faults;
    }

    private async Task<PostPicture> Keep(Post post, string name, PictureFile picture, CancellationToken ct) => new()
    {
        Post = post.Id,
        Establishment = post.Establishment,
        Place = post.Pictures.Count == 0 ? 1 : post.Pictures.Max(earlier => earlier.Place) + 1,
        FileName = name,
        Hash = (await files.Put(picture.Bytes, ct)).Value,
        MediaType = picture.MediaType,
        Width = picture.Width,
        Height = picture.Height,
    };
}
