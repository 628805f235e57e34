using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ActionPlans.Web.Components;

/// <summary>A state in a coloured box; the word says it all, the colour only helps.</summary>
[HtmlTargetElement("nhs-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>white, grey, green, aqua-green, blue, purple, pink, red, orange or yellow; null: none.</summary>
    public string? Colour { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "strong";
        output.Attributes.SetAttribute("class", Colour is null ? "nhsuk-tag" : $"nhsuk-tag nhsuk-tag--{Colour}");
    }
}
