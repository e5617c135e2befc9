using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Countersign.Foundation.Database;

/// <summary>
/// EF Core 10 is compiled against SQLitePCLRaw 2.1, of which 2.0.6 holds all but one member that it calls
/// (<c>sqlite3_load_extension</c>, which we never use). Requests for the newer assembly are answered with the one that is
/// there, and the native library is the operating system's, which its security team patches. See ADR 0012.
/// </summary>
internal static class SqliteBinding
{
    private static readonly string[] SystemLibraries = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];

    [ModuleInitializer]
    [SuppressMessage(
        "Usage",
        "CA2255:The 'ModuleInitializer' attribute should not be used in libraries",
        Justification = "The binding must stand before EF Core touches SQLite, whoever asks first.")]
    internal static void Bind()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name is { } simple && simple.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal)
                ? Load(context, simple)
                : null;
        UseSystemLibrary();
    }

    private static Assembly? Load(AssemblyLoadContext context, string simpleName)
    {
        var path = Path.Combine(AppContext.BaseDirectory, simpleName + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    private static void UseSystemLibrary()
    {
        var provider = typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly;
        NativeLibrary.SetDllImportResolver(provider, static (name, assembly, path) =>
        {
            if (name == "e_sqlite3")
            {
                foreach (var library in SystemLibraries)
                {
                    if (NativeLibrary.TryLoad(library, out var handle))
                    {
                        return handle;
                    }
                }
            }

            return IntPtr.Zero;
        });
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
        SQLitePCL.raw.FreezeProvider();
    }
}
