namespace Countersign.Tests.Foundation.Model;

public sealed class NotFoundTests
{
    [Fact]
    public async Task What_is_there_is_handed_on_and_what_is_not_is_not_found()
    {
        var id = PersonId.New();

        Assert.Equal("found", await Task.FromResult<string?>("found").OrNotFound(id));
        Assert.Equal(3, ((int?)3).OrNotFound(id));
        await Assert.ThrowsAsync<NotFoundException>(() => Task.FromResult<string?>(null).OrNotFound(id));
        Assert.Throws<NotFoundException>(() => ((string?)null).OrNotFound(id));
        Assert.Throws<NotFoundException>(() => ((int?)null).OrNotFound(id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an id")]
    public void Text_that_is_no_id_is_not_found(string text) => Assert.Throws<NotFoundException>(() => Ids.Require<PersonId>(text));

    [Fact]
    public void The_words_of_the_fault_name_the_type_and_never_the_thing()
    {
        var fault = Assert.Throws<NotFoundException>(() => NotFoundException.ThrowIf(missing: true, "Ottoline Marsh"));

        Assert.DoesNotContain("Ottoline", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_else_says_by_itself_that_a_thing_is_not_there()
    {
        var found = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not ("NotFoundException.cs" or "Ids.cs") && !Path.GetRelativePath(Checkout.Root, file).Split('/', '\\').Any(part => part is "obj" or "bin"))
            .Where(file => File.ReadAllText(file).Contains("throw new NotThere(", StringComparison.Ordinal));

        Assert.Empty(found);
    }
}
