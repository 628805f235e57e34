using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ActionPlans.Web.Components;

/// <summary>A question with its hint and error around a control, in the markup of NHS.UK frontend.</summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The property that the answer goes to.</summary>
    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected string Name => For.Name;

    protected string Id => TagBuilder.CreateSanitizedId(For.Name, "-");

    /// <summary>As it was typed, also where it could not be understood.</summary>
    protected string? Value => ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } attempted ? attempted : For.Model?.ToString();

    protected string? Error => ViewContext.ModelState.TryGetValue(Name, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    protected string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", Error is null ? null : $"{Id}-error" }.Where(id => id is not null)) is { Length: > 0 } ids ? ids : null;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "nhsuk-form-group" : "nhsuk-form-group nhsuk-form-group--error");
        Build(output.Content);
    }

    protected virtual void Build(TagHelperContent content)
    {
        var label = new TagBuilder("label") { Attributes = { ["class"] = "nhsuk-label", ["for"] = Id } };
        label.InnerHtml.Append(Label);
        content.AppendHtml(label);
        AppendHintAndError(content);
        content.AppendHtml(Control());
    }

    protected void AppendHintAndError(IHtmlContentBuilder content)
    {
        if (Hint is not null)
        {
            var hint = new TagBuilder("div") { Attributes = { ["class"] = "nhsuk-hint", ["id"] = $"{Id}-hint" } };
            hint.InnerHtml.Append(Hint);
            content.AppendHtml(hint);
        }

        if (Error is not null)
        {
            var error = new TagBuilder("span") { Attributes = { ["class"] = "nhsuk-error-message", ["id"] = $"{Id}-error" } };
            error.InnerHtml.AppendHtml("<span class=\"nhsuk-u-visually-hidden\">Error:</span> ").Append(Error);
            content.AppendHtml(error);
        }
    }

    /// <summary>What the person types or chooses.</summary>
    protected abstract IHtmlContent Control();

    protected TagBuilder Tag(string name, string cssClass)
    {
        var tag = new TagBuilder(name) { Attributes = { ["class"] = Error is null ? cssClass : $"{cssClass} {cssClass}--error", ["id"] = Id, ["name"] = Name } };
        if (DescribedBy is { } ids)
            tag.Attributes["aria-describedby"] = ids;
        return tag;
    }
}
