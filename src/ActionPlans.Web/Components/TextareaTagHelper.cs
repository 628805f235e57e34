using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ActionPlans.Web.Components;

/// <summary>Several lines of text.</summary>
[HtmlTargetElement("nhs-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTagHelper : FieldTagHelper
{
    public int Rows { get; set; } = 5;

    protected override IHtmlContent Control()
    {
        var textarea = Tag("textarea", "nhsuk-textarea");
        textarea.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        textarea.InnerHtml.Append(Value ?? "");
        return textarea;
    }
}
