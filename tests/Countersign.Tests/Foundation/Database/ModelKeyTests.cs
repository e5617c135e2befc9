using Countersign.Posts;
using Countersign.SchoolAccounts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Database;

public sealed class ModelKeyTests
{
    [Fact]
    public async Task Two_sets_of_modules_in_one_process_have_the_tables_of_their_own()
    {
        await using var few = await TestDatabase.Create();
        await using var many = await TestDatabase.Create(services => services.AddSchoolAccounts().AddPosts());

        Assert.False(await Knows(few, "SchoolAccounts"));
        Assert.True(await Knows(many, "SchoolAccounts"));
        Assert.True(await Knows(many, "NoticeboardPosts"));
    }

    private static Task<bool> Knows(TestDatabase database, string table) =>
        database.Use(db => Task.FromResult(db.Model.GetRelationalModel().Tables.Any(known => known.Name == table)));
}
