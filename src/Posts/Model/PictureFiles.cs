using Countersign.Foundation.Files;
using Countersign.Platforms.Contract;

namespace Countersign.Posts.Model;

/// <summary>The pictures of a post with their bytes, as one platform gets them.</summary>
internal static class PictureFiles
{
    /// <summary>In their order.</summary>
    public static async Task<IReadOnlyList<Picture>> Read(Post post, string platform, IFileStore files, CancellationToken ct)
    {
        var pictures = new List<Picture>();
        foreach (var picture in post.Pictures.OrderBy(picture => picture.Place))
        {
            var file = picture.For(platform);
            pictures.Add(new Picture(await files.Get(new ContentHash(file.Hash), ct), file.MediaType, picture.Alt, file.Width, file.Height));
        }

        return pictures;
    }
}
