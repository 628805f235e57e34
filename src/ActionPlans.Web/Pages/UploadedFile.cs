namespace ActionPlans.Web.Pages;

internal static class UploadedFile
{
    /// <summary>All of it, in memory once; its size was limited before.</summary>
    public static async Task<byte[]> BytesAsync(this IFormFile file, CancellationToken cancellationToken)
    {
        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
