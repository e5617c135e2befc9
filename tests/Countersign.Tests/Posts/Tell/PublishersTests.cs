using Countersign.People.Records;
using Countersign.Posts.Tell;

namespace Countersign.Tests.Posts.Tell;

public sealed class PublishersTests
{
    private static readonly StaffMember Author = new(PersonId.New(), "Idris Wainfleet", ["teacher"]);

    private static readonly StaffMember Lead = new(PersonId.New(), "Perpetua Vane", ["teacher"]);

    private static readonly StaffMember Head = new(PersonId.New(), "Tobias Fenwright", ["headteacher"]);

    [Fact]
    public void Whoever_leads_the_account_puts_posts_up() => Assert.Equal([Lead], Publishers.Among([Author, Head, Lead], [Lead.Id], Author.Id));

    [Fact]
    public void Where_nobody_who_leads_it_is_left_it_is_the_author() => Assert.Equal([Author], Publishers.Among([Author, Head], [Lead.Id], Author.Id));

    [Fact]
    public void And_where_they_have_left_too_the_headteacher() => Assert.Equal([Head], Publishers.Among([Head], [Lead.Id], Author.Id));
}
