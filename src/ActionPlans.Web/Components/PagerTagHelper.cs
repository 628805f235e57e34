using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace ActionPlans.Web.Components;

/// <summary>Links to the page before and after, with the same filters. Nothing where there is one page.</summary>
[HtmlTargetElement("nhs-pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper : TagHelper
{
    public int Page { get; set; }

    public int Pages { get; set; }

    /// <summary>The part of the address that carries the number.</summary>
    public string Parameter { get; set; } = "page";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages <= 1)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nhsuk-pagination");
        output.Attributes.SetAttribute("aria-label", "Pages");
        output.Content.AppendHtml("<ul class=\"nhsuk-list nhsuk-pagination__list\">");
        if (Page > 1)
            Link(output.Content, Page - 1, "previous", "prev", "Previous");
        if (Page < Pages)
            Link(output.Content, Page + 1, "next", "next", "Next");
        output.Content.AppendHtml("</ul>");
    }

    private void Link(TagHelperContent content, int page, string item, string link, string title)
    {
        var request = ViewContext.HttpContext.Request;
        var query = request.Query.Where(pair => pair.Key != Parameter).SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
            .Append(KeyValuePair.Create(Parameter, (string?)page.ToString(CultureInfo.InvariantCulture)));
        var anchor = new TagBuilder("a")
        {
            Attributes = { ["class"] = $"nhsuk-pagination__link nhsuk-pagination__link--{link}", ["href"] = QueryHelpers.AddQueryString(request.Path, query), ["rel"] = link },
        };
        anchor.InnerHtml
            .AppendHtml("<span class=\"nhsuk-pagination__title\">").Append(title).AppendHtml("</span><span class=\"nhsuk-u-visually-hidden\">:</span> <span class=\"nhsuk-pagination__page\">")
            .Append(string.Create(CultureInfo.InvariantCulture, $"Page {page} of {Pages}")).AppendHtml("</span>");
        content.AppendHtml($"<li class=\"nhsuk-pagination-item--{item}\">").AppendHtml(anchor).AppendHtml("</li>");
    }
}
