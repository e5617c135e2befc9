using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.FileProviders;

namespace Countersign.Foundation.Components;

/// <summary>
/// What <c>asp-append-version</c> writes behind the address of a stylesheet or script. The files lie beside the program and stay as they
/// are while it runs, so each is read once. ASP.NET's own provider watches every file, with one of the few watchers a machine has.
/// </summary>
internal sealed class FileVersions : IFileVersionProvider
{
    private readonly FrozenDictionary<string, string> versions;

    public FileVersions(IWebHostEnvironment host) =>
        versions = Files(host.WebRootFileProvider, "").ToFrozenDictionary(file => file.Path, file => Version(file.File), StringComparer.OrdinalIgnoreCase);

    public string AddFileVersionToPath(PathString requestPathBase, string path)
    {
        var inside = requestPathBase.HasValue && path.StartsWith(requestPathBase.Value, StringComparison.OrdinalIgnoreCase)
            ? path[requestPathBase.Value.Length..]
            : path;
        return versions.TryGetValue(inside, out var version) ? QueryHelpers.AddQueryString(path, "v", version) : path;
    }

    private static IEnumerable<(string Path, IFileInfo File)> Files(IFileProvider all, string folder) =>
        all.GetDirectoryContents(folder).SelectMany(entry => entry.IsDirectory ? Files(all, $"{folder}/{entry.Name}") : [($"{folder}/{entry.Name}", entry)]);

    private static string Version(IFileInfo file)
    {
        using var content = file.CreateReadStream();
        return WebEncoders.Base64UrlEncode(SHA256.HashData(content));
    }
}
