[assembly: CaptureConsole]

namespace Countersign.Tests;

/// <summary>The console is one for all, and tests run side by side: what each of them prints is kept with that test, and shown where it fails.</summary>
internal static class TestConsole
{
    /// <summary>What commands have printed in this test so far, complaints among it.</summary>
    public static string Printed => TestContext.Current.TestOutputHelper!.Output;
}
