using Countersign.Tests.Samples;

namespace Countersign.Tests.Architecture;

/// <summary>
/// What somebody types or brings is read in a time that grows no faster than it does. Bytes allocated stand for the steps: whoever goes over
/// the same text again and again makes something of it each time. Each shape is one that once took seconds, or is like one.
/// </summary>
[Trait("Database", "none")]
public sealed class GrowthTests
{
    // Lists that double when they are full make a little more or less than twice.
    private const double Most = 2.4;

    public static TheoryData<string> All => [.. GrowingInput.Shapes.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Twice_as_much_takes_no_more_than_twice_the_work(string shape)
    {
        var (size, reading) = GrowingInput.Shapes[shape];
        var (once, twice) = (reading(size), reading(2 * size));
        once();
        twice();

        var (little, much) = (Work(once), Work(twice));

        Assert.True(much <= little * Most, $"{shape}: {little:N0} bytes for {size:N0}, {much:N0} for twice that");
    }

    private static long Work(Action reading)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        reading();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
