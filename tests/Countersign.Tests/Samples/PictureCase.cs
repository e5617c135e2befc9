namespace Countersign.Tests.Samples;

/// <summary>Pictures that went wrong in the field, or nearly did.</summary>
internal static class PictureCase
{
    private static readonly string Folder = System.IO.Path.Combine(Checkout.Root, "tests", "Countersign.Tests", "Screening", "Pictures", "Render", "cases");

    public static string Path(string name) => System.IO.Path.Combine(Folder, name);

    public static byte[] Read(string name) => File.ReadAllBytes(Path(name));
}
