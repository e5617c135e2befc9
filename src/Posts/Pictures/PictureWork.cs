using Countersign.Foundation.Worker;
using Countersign.Platforms.Contract;
using Countersign.Screening.Pictures.Render;

namespace Countersign.Posts.Pictures;

/// <summary>Has pictures made into what the platforms take, by a worker, which alone opens them.</summary>
public static class PictureWork
{
    /// <summary>What a platform takes of a picture.</summary>
    public static PictureFit Fit(PlatformLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new PictureFit(limits.PictureSide, limits.PictureBytes);
    }

    /// <summary>What was made of the file for each place, or one sentence where no worker could be asked or it ended on the file.</summary>
    public static Task<Outcome<PreparedPicture>> Prepare(Workers workers, byte[] file, IReadOnlyList<PictureFit> fits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(workers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fits.Count, PictureTask.MostPlaces);
        return workers.Do(PictureTask.Prepare, PictureTask.Order(file, fits), ct);
    }
}
