namespace Countersign.People.Erase;

/// <summary>Whether somebody can be erased. Pure: from who they are and what day it is.</summary>
internal static class ErasureRules
{
    private static readonly Refusal Already = new("They are erased already. There is nothing left to delete");

    private static readonly Refusal StillHere = new("They still work here. Set their last day first; from the day after they can be erased");

    private static readonly Refusal ChangeWaits =
        new("A change that takes two people waits about them, or they asked for it. Confirm or stop it first, under “Changes that take two people”");

    /// <summary>What has to be done first; null where they can be erased.</summary>
    /// <param name="changeWaits">Another change waits that is about them, or that they asked for.</param>
    /// <param name="module">What a module says has to be done first.</param>
    public static Refusal? WhyNot(Person person, DateOnly today, bool changeWaits, Refusal? module) => true switch
    {
        _ when person.ErasedAt is not null => Already,
        _ when person.IsHere(today) => StillHere,
        _ when changeWaits => ChangeWaits,
        _ => module,
    };
}
