namespace Countersign.Foundation.Model;

/// <summary>Why something was not done: one sentence that says what to do, and the clause it rests on where there is one.</summary>
public sealed record Refusal(string Sentence, string? Clause = null)
{
    /// <summary>The sentence with its clause, as pages show it.</summary>
    public string InFull => Clause is null ? Sentence : $"{Sentence} (clause {Clause})";
}

/// <summary>What a decision answers: the fact it established, or the reason it was refused. A bug is an exception, never a refusal.</summary>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public static implicit operator Outcome<T>(T value) => new Done(value);

    public static implicit operator Outcome<T>(Refusal why) => new Refused(why);

    /// <summary>It was decided, and this is the fact.</summary>
    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>It was refused, and this is why.</summary>
    public sealed record Refused(Refusal Why) : Outcome<T>;
}
