using System.Text;

namespace ActionPlans.Web.Pages.Subjects;

/// <summary>What a form for evidence brought: a file, else the statement.</summary>
internal static class Handed
{
    public static async Task<(string? Name, byte[] Content)> InAsync(IFormFile? file, string? statement, CancellationToken cancellationToken)
    {
        if (file is null)
            return (null, Encoding.UTF8.GetBytes((statement ?? "").Trim()));
        // Old browsers send the whole path.
        return (file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..], await file.BytesAsync(cancellationToken));
    }
}
