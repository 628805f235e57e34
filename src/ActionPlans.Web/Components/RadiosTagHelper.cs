using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ActionPlans.Web.Components;

/// <summary>One of a few, all of them in sight.</summary>
[HtmlTargetElement("nhs-radios", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosTagHelper : FieldTagHelper
{
    /// <summary>Stored value and what it is called, in the order shown.</summary>
    public required IEnumerable<(string Value, string Text)> Items { get; set; }

    protected override void Build(TagHelperContent content)
    {
        var fieldset = new TagBuilder("fieldset") { Attributes = { ["class"] = "nhsuk-fieldset" } };
        if (DescribedBy is { } ids)
            fieldset.Attributes["aria-describedby"] = ids;
        var legend = new TagBuilder("legend") { Attributes = { ["class"] = "nhsuk-fieldset__legend" } };
        legend.InnerHtml.Append(Label);
        fieldset.InnerHtml.AppendHtml(legend);
        AppendHintAndError(fieldset.InnerHtml);
        fieldset.InnerHtml.AppendHtml(Control());
        content.AppendHtml(fieldset);
    }

    protected override IHtmlContent Control()
    {
        var radios = new TagBuilder("div") { Attributes = { ["class"] = "nhsuk-radios", ["data-module"] = "nhsuk-radios" } };
        var place = 0;
        foreach (var (value, text) in Items)
        {
            var id = place++ == 0 ? Id : $"{Id}-{place}"; // the error summary's link leads to the first
            var input = new TagBuilder("input")
            {
                TagRenderMode = TagRenderMode.SelfClosing,
                Attributes = { ["class"] = "nhsuk-radios__input", ["id"] = id, ["name"] = Name, ["type"] = "radio", ["value"] = value },
            };
            if (value == Value)
                input.Attributes["checked"] = "checked";
            var label = new TagBuilder("label") { Attributes = { ["class"] = "nhsuk-label nhsuk-radios__label", ["for"] = id } };
            label.InnerHtml.Append(text);
            var item = new TagBuilder("div") { Attributes = { ["class"] = "nhsuk-radios__item" } };
            item.InnerHtml.AppendHtml(input).AppendHtml(label);
            radios.InnerHtml.AppendHtml(item);
        }

        return radios;
    }
}
