using Countersign.Foundation.Files;
using Countersign.Platforms.Contract;

namespace Countersign.Posts.Model;

/// <summary>The pictures of a post with their bytes.</summary>
internal static class PictureFiles
{
    /// <summary>In their order.</summary>
    public static async Task<IReadOnlyList<Picture>> Read(Post post, IFileStore files, CancellationToken ct)
    {
        var pictures = new List<Picture>();
        foreach (var picture in post.Pictures.OrderBy(picture => picture.Place))
        {
            pictures.Add(new Picture(await files.Get(new ContentHash(picture.Hash), ct), picture.MediaType, picture.Alt, picture.Width, picture.Height));
        }

        return pictures;
    }
}
