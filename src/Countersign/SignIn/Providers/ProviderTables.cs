using Countersign.Foundation.Database;
using Countersign.SignIn.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Providers;

internal static class ProviderTables
{
    public static void Shape(ModelBuilder model) => model.Entity<SignInProvider>(provider =>
    {
        provider.ToTable("SignInProviders");
        ModelPart.MadeOnce(provider, static row => SignInLinks.Provider(row.Id));
        provider.Property(row => row.Id).ValueGeneratedNever();
        provider.Property(row => row.Version).IsConcurrencyToken();
        provider.Ignore(row => row.IsInUse).Ignore(row => row.Name);
        provider.HasIndex(row => row.Establishment);
        provider.HasIndex(row => row.InUseAt).IsUnique();
    });
}
