using Countersign.Foundation.Files;
using Countersign.Foundation.Worker;
using Countersign.Posts.Model;
using Countersign.Screening.Pictures;
using Microsoft.AspNetCore.Http;

namespace Countersign.Posts.Compose;

/// <summary>
/// Has each new picture cleaned by a worker, which alone opens it, and keeps it; one that cannot be taken is named with the reason, and the others stay.
/// </summary>
internal sealed class PictureIntake(IFileStore files, Workers workers)
{
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
            switch (await workers.Do(PictureTask.Clean, bytes, ct))
            {
                case Outcome<TakenPicture>.Done({ Bytes: { } clean } picture):
                    post.Add(await Keep(post, name, picture, clean, ct));
                    break;
                case Outcome<TakenPicture>.Done(var refused):
                    faults.Add(new Fault("NewPictures", $"{name}: {refused.Refused}"));
                    break;
                case Outcome<TakenPicture>.Refused(var why):
                    faults.Add(new Fault("NewPictures", $"{name}: {why.Sentence}"));
                    break;
            }
        }

        return faults;
    }

    private async Task<PostPicture> Keep(Post post, string name, TakenPicture picture, byte[] clean, CancellationToken ct) => new()
    {
        Post = post.Id,
        Establishment = post.Establishment,
        Place = post.Pictures.Count == 0 ? 1 : post.Pictures.Max(earlier => earlier.Place) + 1,
        FileName = name,
        Hash = (await files.Put(clean, ct)).Value,
        MediaType = picture.MediaType!,
        Width = picture.Width,
        Height = picture.Height,
    };
}
