using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ActionPlans.Web.Components;

/// <summary>One line of text.</summary>
[HtmlTargetElement("nhs-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper : FieldTagHelper
{
    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    /// <summary>In characters: 2, 3, 4, 5, 10, 20 or 30; null: as wide as its column.</summary>
    public int? Width { get; set; }

    protected override IHtmlContent Control()
    {
        var input = Tag("input", "nhsuk-input");
        if (Width is { } width)
            input.AddCssClass($"nhsuk-input--width-{width}");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        if (Type != "password" && Value is { Length: > 0 } value)
            input.Attributes["value"] = value;
        if (Autocomplete is not null)
            input.Attributes["autocomplete"] = Autocomplete;
        if (Inputmode is not null)
            input.Attributes["inputmode"] = Inputmode;
        if (Type is "email" or "password")
            input.Attributes["spellcheck"] = "false";
        return input;
    }
}
