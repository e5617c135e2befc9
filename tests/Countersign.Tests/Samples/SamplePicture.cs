using Countersign.Platforms.Contract;

namespace Countersign.Tests.Samples;

/// <summary>A picture as a platform is given it: a real file of one colour.</summary>
internal static class SamplePicture
{
    /// <param name="bytes">How long the file is: what is over is filled with noughts.</param>
    public static Picture Of(string alt, int width = 32, int height = 24, byte grey = 128, int? bytes = null)
    {
        var file = PngOf.Grey(width, height, grey);
        Array.Resize(ref file, bytes ?? file.Length);
        return new Picture(file, "image/png", alt, width, height);
    }
}
