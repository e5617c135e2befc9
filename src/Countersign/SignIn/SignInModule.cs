using Countersign.Foundation;
using Countersign.Foundation.Database;
using Countersign.Foundation.WebKeys;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn;

/// <summary>Who may come in. Every page asks for somebody signed in, except those that say they are open to anyone.</summary>
internal static class SignInModule
{
    /// <summary>Signed in with a first step; the second may still have to be set up.</summary>
    public const string FirstStepDone = "first step done";

    public static IServiceCollection AddSignIn(this IServiceCollection services, CountersignSettings settings)
    {
        services.AddSingleton(new ModelPart(static _ => { }, Tables));
        services.AddScoped<OpenSessions>();
        services.AddDataProtection().SetApplicationName("Countersign").KeepKeysInDatabase();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => SessionCookie.Configure(options, settings));
        services.AddAuthorizationBuilder()
            .AddPolicy(FirstStepDone, new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .SetFallbackPolicy(Everyone)
            .SetDefaultPolicy(Everyone);
        return services;
    }

    private static AuthorizationPolicy Everyone { get; } = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(SessionClaims.Whole).Build();

    private static void Tables(ModelBuilder model) => model.Entity<Session>(session =>
    {
        session.ToTable("Sessions");
        session.Property(row => row.Id).ValueGeneratedNever();
        session.HasIndex(row => row.Person);
    });
}
