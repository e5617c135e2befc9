namespace Countersign.PolicyLanguage.Model;

/// <summary>Who gives a signature. Nobody's signature counts for another kind: a colleague's is not that of the person concerned.</summary>
public abstract record Signer
{
    private Signer()
    {
    }

    /// <summary>Any colleague but the author.</summary>
    public sealed record AnyColleague : Signer
    {
        public override string ToString() => "a colleague";
    }

    /// <summary>Whoever is shown, named or otherwise concerned, and nobody in their place.</summary>
    public sealed record PersonConcerned : Signer
    {
        public override string ToString() => $"the {Concerned}";
    }

    /// <summary>Somebody who holds the role.</summary>
    public sealed record InRole(string Name) : Signer
    {
        public override string ToString() => $"the {Name}";
    }

    /// <summary>How documents and other programs name the person concerned.</summary>
    internal const string Concerned = "person concerned";

    /// <summary>The role that is named; null where none is.</summary>
    public string? Role => (this as InRole)?.Name;

    /// <summary>How other programs are told: a role, <c>person concerned</c>, or null for any colleague.</summary>
    internal string? Code => this is PersonConcerned ? Concerned : Role;
}
