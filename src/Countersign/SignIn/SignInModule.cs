using Countersign.Foundation;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.People;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.FirstStart;
using Countersign.SignIn.Invite;
using Countersign.SignIn.Invited;
using Countersign.SignIn.Model;
using Countersign.SignIn.Proof;
using Countersign.SignIn.Providers;
using Countersign.SignIn.Providers.Enter;
using Countersign.SignIn.Providers.SetUp;
using Countersign.SignIn.Recover;
using Countersign.SignIn.SecondHalf;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn;

/// <summary>Who may come in. Every page asks for somebody signed in, except those that say they are open to anyone.</summary>
internal static class SignInModule
{
    /// <summary>Signed in with a first step; the second may still have to be set up.</summary>
    public const string FirstStepDone = "first step done";

    public static IServiceCollection AddSignIn(this IServiceCollection services, CountersignSettings settings)
    {
        services.AddSingleton(new ModelPart(static ids => ids.Id<SignInProviderId>(), Tables));
        services.AddAuditEvents(typeof(SignInEvents)).AddAuditEvents(typeof(InvitationEvents)).AddAuditEvents(typeof(ProviderEvents))
            .AddAuditEvents(typeof(FirstStartEvents));
        services.AddSingleton(new MenuEntry(
            "Schools",
            SignInLinks.Schools,
            70)
        { OpenTo = static (me, here) => me.Holds(Me.Administrator) && (me.VisitsFrom is not null || here?.Kind is not EstablishmentKind.School) });
        services.AddDestination(PeoplePlaces.Invite, static person => SignInLinks.Invite(Ids.Require<PersonId>(person)))
            .AddDestination(PeoplePlaces.Sessions, static person => SignInLinks.TheirSessions(Ids.Require<PersonId>(person)))
            .AddDestination(PeoplePlaces.SignInThrough, static _ => SignInLinks.Providers);
        services.OpenToAdministratorsAlone(
            "/Countersign/SignIn/Invite",
            "/Countersign/SignIn/OtherSchools",
            "/Countersign/SignIn/Providers/SetUp",
            "/Countersign/SignIn/TheirSessions");
        services.AddScoped<InvitePerson>().AddScoped<Invitations>().AddScoped<IWork, SecondHalfWork>();
        services.AddScoped<IPendingChangeKind, ReplaceSignIn>().AddScoped<ISignInState, SwitchedOffThere>();
        services.AddProviders();
        services.Configure<CookieTempDataProviderOptions>(options => SessionCookie.ConfigureDone(options, settings));
        services.AddScoped<OpenSessions>();
        services.Configure<MvcOptions>(static mvc => mvc.Filters.Add<FreshProofGate>(FreshProofGate.BeforeOthers));
        services.AddScoped<FirstRun>();
        services.AddScoped<RecoverAdministrator>();
        services.AddScoped<SetUpKey>();
        services.AddScoped<SetUpGate>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => SessionCookie.Configure(options, settings))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => SessionCookie.ConfigureSecondStep(options, settings));
        services.AddIdentityCore<SignInAccount>(options =>
        {
            options.User.AllowedUserNameCharacters = "";
            options.Password = new PasswordOptions
            {
                RequiredLength = 12,
                RequiredUniqueChars = 5,
                RequireDigit = false,
                RequireLowercase = false,
                RequireNonAlphanumeric = false,
                RequireUppercase = false,
            };
        }).AddUserStore<AccountStore>().AddPasswordValidator<HardToGuess>().AddUserValidator<AddressIsUnique>().AddSignInManager();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A passkey stands for both steps, so the device must have asked for a finger, a face or a PIN.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.ServerDomain = settings.PublicAddress.Host;
        });
        services.AddScoped<AccountStore>().AddScoped<CredentialVerifier>().AddScoped<SignInCompletion>();
        services.AddScoped<AccountEnrolment>().AddScoped<AccountSecrets>();
        services.AddScoped<TryLedger>().AddSingleton<BrowserMarks>().AddRecurring<SweepTries>(SweepTries.Pause);
        services.AddScoped<JoinedStaff>().AddScoped<Passkeys>();
        services.AddSingleton(new RefusalPause(TimeProvider.System));
        services.AddAuthorizationBuilder()
            .AddPolicy(FirstStepDone, new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .SetFallbackPolicy(Everyone)
            .SetDefaultPolicy(Everyone);
        return services;
    }

    private static void AddProviders(this IServiceCollection services)
    {
        services.AddSingleton(static services => new ProviderChannel(services, ProviderChannel.Patience))
            .AddSingleton<ProviderConnections>().AddScoped<ProviderDialogue>();
        services.AddScoped<ProvidersInUse>().AddScoped<Candidates>().AddScoped<LetIn>().AddScoped<Arrival>();
        services.AddScoped<TryOut>().AddScoped<EnterProvider>().AddScoped<ChangeUse>();
        services.AddScoped<ReadWaysIn>().AddScoped<ProveSession>().AddScoped<Return>();
        services.AddScoped<ProviderLinks>().AddScoped<RefreshTokens>().AddSingleton<AccountConfirmation>();
        services.AddRecurring<ConfirmAccounts>(AccountConfirmation.Pause);
    }

    private static AuthorizationPolicy Everyone { get; } =
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(SessionClaims.Whole).Build();

    private static void Tables(ModelBuilder model)
    {
        model.Entity<Session>(session =>
        {
            session.ToTable("Sessions");
            ModelPart.GoesWithPerson(session.Property(row => row.Person));
            session.Property(row => row.Id).ValueGeneratedNever();
            session.Property(row => row.IsShared).HasDefaultValue(false).ValueGeneratedNever();
            session.HasIndex(row => row.Person);
        });
        model.Entity<SignInNews>(news =>
        {
            news.ToTable("SignInNews");
            ModelPart.GoesWithPerson(news.Property(row => row.Person));
            news.HasKey(row => new { row.Person, row.Change });
        });
        model.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("Invitations");
            ModelPart.GoesWithPerson(invitation.Property(row => row.Person));
            ModelPart.MadeOnce(invitation, static row => SignInLinks.Invite(row.Person));
            invitation.Property(row => row.Id).ValueGeneratedNever();
            invitation.Property(row => row.Version).IsConcurrencyToken();
            invitation.Property(row => row.MayReplace).HasDefaultValue(false).ValueGeneratedNever();
            invitation.Property(row => row.ForPower).HasDefaultValue(false).ValueGeneratedNever();
            invitation.Property(row => row.WrongTries).HasDefaultValue(0).ValueGeneratedNever();
            invitation.HasIndex(row => row.KeyHash).IsUnique();
            invitation.HasIndex(row => row.Person);
            invitation.HasIndex(row => row.Holder);
        });
        model.Entity<Installation>(installation =>
        {
            installation.ToTable("Installation");
            installation.Property(row => row.Id).ValueGeneratedNever();
            installation.Property(row => row.Version).IsConcurrencyToken();
        });
        AccountTables.Shape(model);
        ProviderTables.Shape(model);
    }
}
