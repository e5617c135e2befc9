namespace Countersign.Posts.PutUp;

/// <summary>Why somebody could not put a post up or take it down. A choice and not a box: it is made on a telephone, and names nobody.</summary>
internal enum CouldNot
{
    /// <summary>They cannot sign in to the account.</summary>
    SignIn,

    /// <summary>The place would not take it, or would not delete it.</summary>
    Refused,

    /// <summary>They saw something in it that should be looked at again.</summary>
    Doubt,

    /// <summary>They are not going to.</summary>
    Unable,
}

internal static class CouldNotWords
{
    public static string Ask(CouldNot why, bool takesDown) => (why, takesDown) switch
    {
        (CouldNot.SignIn, _) => "I cannot get in to the account",
        (CouldNot.Refused, false) => "The site or app does not take it",
        (CouldNot.Refused, true) => "The site or app does not delete it",
        (CouldNot.Doubt, _) => "Something in the post should be looked at again",
        _ => "Something else kept me from it",
    };

    public static string Of(CouldNot why, bool takesDown) => (why, takesDown) switch
    {
        (CouldNot.SignIn, _) => "Whoever leads the account could not get in to it",
        (CouldNot.Refused, false) => "The site or app did not take it",
        (CouldNot.Refused, true) => "The site or app did not delete it",
        (CouldNot.Doubt, _) => "Whoever was to put it up saw something in it that should be looked at again",
        (_, true) => "Whoever leads the account could not take it down",
        _ => "Whoever leads the account could not put it up",
    };
}
