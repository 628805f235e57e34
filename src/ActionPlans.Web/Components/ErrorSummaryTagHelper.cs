using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ActionPlans.Web.Components;

/// <summary>Everything that is wrong with the form, each a link to its field. Nothing when nothing is.</summary>
[HtmlTargetElement("nhs-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // In the order of the form, which is that of the page's properties: ModelState keeps its entries in an order of its own.
        var fields = ViewContext.ViewData.Model?.GetType().GetProperties() ?? [];
        var errors = ViewContext.ModelState
            .Where(entry => entry.Value?.Errors.Count > 0)
            .OrderBy(entry => Array.FindIndex(fields, field => field.Name == entry.Key.Split('.', '[')[0]))
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = new TagBuilder("ul") { Attributes = { ["class"] = "nhsuk-list nhsuk-error-summary__list" } };
        foreach (var (name, entry) in errors)
        {
            var item = new TagBuilder("li");
            if (name.Length == 0)
            {
                item.InnerHtml.Append(entry!.Errors[0].ErrorMessage);
            }
            else
            {
                var isDate = Array.Exists(fields, field => field.Name == name && field.PropertyType == typeof(DateOnly?));
                var link = new TagBuilder("a") { Attributes = { ["href"] = $"#{TagBuilder.CreateSanitizedId(name, "-")}{(isDate ? "-day" : "")}" } };
                link.InnerHtml.Append(entry!.Errors[0].ErrorMessage);
                item.InnerHtml.AppendHtml(link);
            }

            list.InnerHtml.AppendHtml(item);
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nhsuk-error-summary");
        output.Attributes.SetAttribute("data-module", "nhsuk-error-summary");
        output.Content
            .AppendHtml("<div role=\"alert\"><h2 class=\"nhsuk-error-summary__heading\">There is a problem</h2><div class=\"nhsuk-error-summary__body\">")
            .AppendHtml(list)
            .AppendHtml("</div></div>");
    }
}
