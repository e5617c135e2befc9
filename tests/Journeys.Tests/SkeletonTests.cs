namespace Journeys.Tests;

public class SkeletonTests
{
    [Fact]
    public void The_project_runs() => Assert.Equal("Journeys.Tests", typeof(SkeletonTests).Namespace);
}
