using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ActionPlans.Web.Components;

/// <summary>
/// Bars drawn as SVG, each under its label. Lengths are shares of the width, so that the words keep their size on a narrow screen. A table with the
/// same figures has to stand beside it.
/// </summary>
[HtmlTargetElement("bar-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChartTagHelper : TagHelper
{
    private const int RowHeight = 52;
    private const int BarHeight = 22;

    /// <summary>In per cent of the width; the rest is for the figure behind the bar.</summary>
    private const decimal Longest = 70;

    public required string Id { get; set; }

    /// <summary>What a person who cannot see it is told.</summary>
    public required string Label { get; set; }

    public required IReadOnlyList<Bar> Bars { get; set; }

    /// <summary>The length of a bar of full width; at least 1.</summary>
    public long Whole { get; set; } = 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-labelledby", $"{Id}-label");
        output.Attributes.SetAttribute("width", "100%");
        output.Attributes.SetAttribute("height", Text(Bars.Count * RowHeight));
        output.Content.AppendHtml(Tag("title", Label, ("id", $"{Id}-label")));
        for (var row = 0; row < Bars.Count; row++)
            Draw(output.Content, Bars[row], row * RowHeight);
    }

    private void Draw(TagHelperContent content, Bar bar, int top)
    {
        content.AppendHtml(Tag("text", bar.Label, ("class", "chart-label"), ("x", "0"), ("y", Text(top + 16))));
        var from = 0m;
        for (var part = 0; part < bar.Parts.Count; part++)
        {
            var length = Longest * bar.Parts[part] / Math.Max(1, Whole);
            if (length > 0)
                content.AppendHtml(Tag(
                    "rect", null, ("class", $"chart-part chart-part-{Text(part)}"), ("x", $"{Text(from)}%"), ("y", Text(top + RowHeight - BarHeight - 8)), ("width", $"{Text(length)}%"),
                    ("height", Text(BarHeight))));
            from += length;
        }

        content.AppendHtml(Tag("text", bar.Shown, ("class", "chart-value"), ("x", $"{Text(from)}%"), ("dx", from > 0 ? "8" : "0"), ("y", Text(top + RowHeight - 14))));
    }

    private static TagBuilder Tag(string name, string? words, params (string Name, string Value)[] attributes)
    {
        var tag = new TagBuilder(name);
        foreach (var (key, value) in attributes)
            tag.Attributes[key] = value;
        if (words is not null)
            tag.InnerHtml.Append(words);
        return tag;
    }

    private static string Text(IFormattable number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <param name="Parts">One behind the other.</param>
/// <param name="Shown">The figure behind the bar.</param>
public sealed record Bar(string Label, IReadOnlyList<long> Parts, string Shown);
