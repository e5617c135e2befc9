namespace Countersign.Notifications.Model;

/// <summary>A kind of thing that people are told, contributed by the module in which it happens.</summary>
/// <param name="Name">As it is stored, such as <c>posts.waiting</c>; it never changes.</param>
/// <param name="Text">What is told, in a few words: it names nobody and quotes nothing, because it stands in e-mails.</param>
/// <param name="Choice">How people find it among the things they choose about.</param>
public sealed record NotificationKind(string Name, string Text, string Choice)
{
    /// <summary>Never held back for the morning and never switched off, such as a post that did not go out.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>It waits for this person and ends when it is done, rather than when it is read.</summary>
    public bool Waits { get; init; }
}
