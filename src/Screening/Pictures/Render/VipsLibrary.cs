using NetVips;

namespace Countersign.Screening.Pictures.Render;

/// <summary>
/// The native library that decodes pictures (libvips). It is loaded by whoever asks first, which is a worker process, and is of use only where it reads
/// what it has written itself.
/// </summary>
internal static class VipsLibrary
{
    private static readonly string[] Loaders =
        ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif", "VipsForeignLoadHeif"];

    private static readonly Lazy<bool> Usable = new(Start);

    /// <summary>Whether it is here and does what it should.</summary>
    public static bool IsUsable => Usable.Value;

    private static bool Start()
    {
        try
        {
            if (!ModuleInitializer.VipsInitialized)
            {
                return false;
            }

            // One thread, nothing kept from one picture for the next, and no reader but those of the kinds that the gate lets through.
            NetVips.NetVips.Concurrency = 1;
            (Cache.Max, Cache.MaxMem, Cache.MaxFiles) = (0, 0, 0);
            NetVips.NetVips.BlockUntrusted = true;
            Operation.Block("VipsForeignLoad", true);
            Array.ForEach(Loaders, loader => Operation.Block(loader, false));
            return ReadsWhatItWrites();
        }
        catch (Exception fault) when (fault is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException
            or BadImageFormatException or VipsException)
        {
            return false;
        }
    }

    private static bool ReadsWhatItWrites()
    {
        using var black = Image.Black(16, 8, 3);
        using var red = black + new double[] { 250, 10, 10 };
        using var colours = red.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var jpeg = Image.NewFromBuffer(colours.JpegsaveBuffer(q: 90));
        using var png = Image.NewFromBuffer(colours.PngsaveBuffer());
        return (jpeg.Width, png.Height) == (16, 8) && jpeg[0].Avg() > 230 && jpeg[1].Avg() < 30 && png[0].Avg() is 250;
    }
}
