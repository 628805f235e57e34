using ActionPlans.Access;
using ActionPlans.Evidence;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages.Evidence;

/// <summary>
/// The bytes as they were handed in. Nothing in them may run as a page of ours: they come as an attachment, of a type that browsers do not open
/// by themselves; only pictures come as what they are, for the page that shows them.
/// </summary>
internal sealed class FileModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string id, string how, CancellationToken cancellationToken)
    {
        var evidence = SubjectId.TryParse(id, "E") ?? throw new NotFoundException(id);
        var content = await mediator.Send(new OpenEvidence(evidence), cancellationToken);
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        if (how == "picture")
            return content.MediaType is "image/png" or "image/jpeg" ? File(content.Content, content.MediaType) : throw new NotFoundException(id);
        return File(content.Content, "application/octet-stream", content.FileName ?? $"{evidence} statement.txt");
    }
}
