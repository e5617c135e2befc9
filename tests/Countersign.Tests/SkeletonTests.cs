namespace Countersign.Tests;

public class SkeletonTests
{
    [Fact]
    public void The_project_runs() => Assert.Equal("Countersign.Tests", typeof(SkeletonTests).Namespace);
}
