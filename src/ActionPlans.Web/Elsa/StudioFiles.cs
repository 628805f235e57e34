using System.Collections.Frozen;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace ActionPlans.Web.Elsa;

/// <summary>
/// Elsa Studio's own files, below /studio: some two hundred small ones a load. They are kept compressed, as the package brings them, and answered before anybody is
/// looked up: they are the same for everyone. What carries its hash in its name never changes; the rest is asked for again, and mostly answered with 304.
/// </summary>
internal sealed partial class StudioFiles : IMiddleware
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";
    private const string Brotli = ".br";
    private const string Gzip = ".gz";

    private readonly FrozenDictionary<string, FrozenSet<string>> files;
    private readonly string folder;
    private readonly FileExtensionContentTypeProvider types = new();

    public StudioFiles(IWebHostEnvironment environment)
    {
        types.Mappings[".dat"] = "application/octet-stream";
        folder = Path.Combine(environment.ContentRootPath, "studio");
        files = Directory.Exists(folder) ? Names(folder) : FrozenDictionary<string, FrozenSet<string>>.Empty;
    }

    /// <summary>Whether Studio came with this installation.</summary>
    public bool AreThere => files.Count > 0;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || !request.Path.StartsWithSegments("/studio", out var rest)
            || !files.TryGetValue(rest.Value!.TrimStart('/'), out var kept))
        {
            await next(context);
            return;
        }

        var name = rest.Value.TrimStart('/');
        var response = context.Response;
        response.Headers.CacheControl = Fingerprint().IsMatch(name) || request.Query.ContainsKey("v") ? Forever : AskAgain;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.ContentType = types.TryGetContentType(name, out var type) ? type : "application/octet-stream";
        var suffix = Suffix(request, kept);
        var file = new FileInfo(Path.Combine(folder, name + suffix));
        // A package's release never changes; a file of another one differs in length or in the day it was copied.
        response.Headers.ETag = $"\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\"";
        if (request.Headers.IfNoneMatch == response.Headers.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (suffix.Length > 0 && Accepts(request, suffix))
            response.Headers.ContentEncoding = suffix == Brotli ? "br" : "gzip";
        if (suffix.Length == 0 || response.Headers.ContentEncoding.Count > 0)
        {
            response.ContentLength = file.Length;
            if (HttpMethods.IsGet(request.Method))
                await response.SendFileAsync(file.FullName, context.RequestAborted);
        }
        else if (HttpMethods.IsGet(request.Method))
        {
            await using var content = new GZipStream(file.OpenRead(), CompressionMode.Decompress);
            await content.CopyToAsync(response.Body, context.RequestAborted);
        }
    }

    /// <summary>The form to send; for who takes none of those kept, one that can be undone here.</summary>
    private static string Suffix(HttpRequest request, FrozenSet<string> kept) =>
        kept.Contains(Brotli) && Accepts(request, Brotli) ? Brotli
        : kept.Contains(Gzip) ? Gzip
        : "";

    private static bool Accepts(HttpRequest request, string suffix) =>
        request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == (suffix == Brotli ? "br" : "gzip") && coding.Quality is not 0);

    private static FrozenDictionary<string, FrozenSet<string>> Names(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Select(file => Path.GetExtension(file) is Brotli or Gzip ? (Name: file[..^3], Suffix: Path.GetExtension(file)) : (Name: file, Suffix: ""))
        .GroupBy(file => file.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(forms => forms.Key, forms => forms.Select(form => form.Suffix).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>"dotnet.native.b6l13xorvf.js"</summary>
    [GeneratedRegex(@"\.[a-z0-9]{10}\.(?:js|wasm|dat|bundle\.scp\.css)$")]
    private static partial Regex Fingerprint();
}
