using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ActionPlans.Web.Components;

/// <summary>One of a list.</summary>
[HtmlTargetElement("nhs-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTagHelper : FieldTagHelper
{
    /// <summary>Stored value and what it is called, in the order shown.</summary>
    public required IEnumerable<(string Value, string Text)> Items { get; set; }

    protected override IHtmlContent Control()
    {
        var select = Tag("select", "nhsuk-select");
        foreach (var (value, text) in Items)
        {
            var option = new TagBuilder("option") { Attributes = { ["value"] = value } };
            if (value == (Value ?? ""))
                option.Attributes["selected"] = "selected";
            option.InnerHtml.Append(text);
            select.InnerHtml.AppendHtml(option);
        }

        return select;
    }
}
