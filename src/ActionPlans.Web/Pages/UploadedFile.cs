namespace ActionPlans.Web.Pages;

internal static class UploadedFile
{
    /// <summary>All of it; its size was limited before.</summary>
    public static async Task<byte[]> BytesAsync(this IFormFile file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
