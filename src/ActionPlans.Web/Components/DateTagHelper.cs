using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ActionPlans.Web.Components;

/// <summary>A date in three fields, bound to a <see cref="DateOnly"/> by <see cref="DateBinder"/>.</summary>
[HtmlTargetElement("nhs-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper : FieldTagHelper
{
    protected override void Build(TagHelperContent content)
    {
        var fieldset = new TagBuilder("fieldset") { Attributes = { ["class"] = "nhsuk-fieldset", ["role"] = "group" } };
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
        var date = For.Model as DateOnly?;
        var group = new TagBuilder("div") { Attributes = { ["class"] = "nhsuk-date-input", ["id"] = Id } };
        group.InnerHtml
            .AppendHtml(Part("day", "Day", 2, date?.Day))
            .AppendHtml(Part("month", "Month", 2, date?.Month))
            .AppendHtml(Part("year", "Year", 4, date?.Year));
        return group;
    }

    private TagBuilder Part(string part, string label, int width, int? value)
    {
        var name = $"{Name}.{part}";
        var id = $"{Id}-{part}";
        var input = new TagBuilder("input")
        {
            TagRenderMode = TagRenderMode.SelfClosing,
            Attributes =
            {
                ["class"] = $"nhsuk-input nhsuk-date-input__input nhsuk-input--width-{width}{(Error is null ? "" : " nhsuk-input--error")}",
                ["id"] = id, ["name"] = name, ["type"] = "text", ["inputmode"] = "numeric",
            },
        };
        var typed = ViewContext.ModelState.TryGetValue(name, out var entry) ? entry.AttemptedValue : value?.ToString(CultureInfo.InvariantCulture);
        if (!string.IsNullOrEmpty(typed))
            input.Attributes["value"] = typed;
        var caption = new TagBuilder("label") { Attributes = { ["class"] = "nhsuk-label nhsuk-date-input__label", ["for"] = id } };
        caption.InnerHtml.Append(label);
        var form = new TagBuilder("div") { Attributes = { ["class"] = "nhsuk-form-group" } };
        form.InnerHtml.AppendHtml(caption).AppendHtml(input);
        var item = new TagBuilder("div") { Attributes = { ["class"] = "nhsuk-date-input__item" } };
        item.InnerHtml.AppendHtml(form);
        return item;
    }
}
