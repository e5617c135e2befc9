namespace Countersign.People.Model;

/// <summary>Who this request is for. Sign-in fills it before any page runs; it stays empty where nobody is signed in.</summary>
public sealed class CurrentPerson
{
    public Me? Me { get; private set; }

    /// <summary>For sign-in alone: from here on the request is this person's.</summary>
    public void Is(Me me) => Me = me;
}
