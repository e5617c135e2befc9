namespace Countersign.SignIn.Model;

/// <summary>One set-up of a service at which a school's people sign in, such as Microsoft or Google.</summary>
internal readonly record struct SignInProviderId(Guid Value) : IId<SignInProviderId>
{
    public static SignInProviderId From(Guid value) => new(value);

    public static SignInProviderId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out SignInProviderId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}
