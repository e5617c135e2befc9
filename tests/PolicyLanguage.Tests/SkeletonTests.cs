namespace PolicyLanguage.Tests;

public class SkeletonTests
{
    [Fact]
    public void The_project_runs() => Assert.Equal("PolicyLanguage.Tests", typeof(SkeletonTests).Namespace);
}
