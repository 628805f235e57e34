using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ActionPlans.Web.Components;

/// <summary>A file to upload.</summary>
[HtmlTargetElement("nhs-file", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileTagHelper : FieldTagHelper
{
    /// <summary>File types that the browser offers first; what is sent is checked on arrival.</summary>
    public string? Accept { get; set; }

    protected override IHtmlContent Control()
    {
        var input = Tag("input", "nhsuk-file-upload");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "file";
        if (Accept is not null)
            input.Attributes["accept"] = Accept;
        return input;
    }
}
