namespace Countersign.Tests;

/// <summary>Where the sources lie that these tests were built from.</summary>
internal static class Checkout
{
    public static readonly string Root = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Countersign.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside the checkout, so there are no sources to look at");
        }

        return folder;
    }
}
