using Countersign.Posts.Model;

namespace Countersign.Posts.Demo;

/// <summary>A post of the demo and how far it has come.</summary>
internal sealed record InventedPost(string Text, string Purpose, PostStage Until, int? Days = null, string? SentBackBecause = null);

internal static class InventedPosts
{
    /// <summary>Signed by everybody, and waiting for somebody to put it up.</summary>
    public static InventedPost ToPutUp { get; } = new(
        "Could you read with a child for half an hour a week? We have tea, biscuits and small chairs. Ring the office and ask for the reading team.",
        "Find reading volunteers in the neighbourhood",
        PostStage.Scheduled);

    public static IReadOnlyList<InventedPost> All { get; } =
    [
        new("The library van comes on Thursday at noon. Bring a book to swap, and a bag to carry the new one home.",
            "Remind families of the book swap", PostStage.Sent),
        new("Year 4 planted runner beans by the kitchen window. Come and guess how tall they will be by half term!",
            "Show what we learn in science", PostStage.Sent),
        new("Our winter concert is on Friday 11 December at 2pm in the hall. Doors open at half past one.",
            "Invite families to the concert", PostStage.Scheduled, Days: 6),
        new("Thank you to everyone who sorted the food bank boxes this morning: forty-two are on their way.", "Thank the volunteers", PostStage.InReview),
        new("We are looking for old wellington boots of any size for the forest corner.", "Find boots for outdoor lessons", PostStage.Draft),
        new("Sports day photographs are up soon", "Point families to the pictures", PostStage.Draft,
            SentBackBecause: "Say where the pictures will be, and when"),
        new("The farm trip leaves at nine on Tuesday from the side gate.", "Remind families of the trip", PostStage.Cancelled),
        new("The spring fair is on Saturday at eleven on the playground. Bring your own cup for tea.", "Invite families to the fair", PostStage.TakenDown),
    ];
}
