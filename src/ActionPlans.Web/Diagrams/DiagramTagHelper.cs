using System.Globalization;
using ActionPlans.Runtime;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ActionPlans.Web.Diagrams;

/// <summary>A workflow as a picture (SVG, coloured by classes alone) and the same as a list. Without a standing: the definition by itself.</summary>
[HtmlTargetElement("workflow-diagram", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DiagramTagHelper : TagHelper
{
    private const int NodeWidth = 142;
    private const int NodeHeight = 48;
    private const int RowHeight = 68;
    private const int NarrowGap = 30;
    private const int LabelGap = 86;
    private const int Margin = 12;
    private const int LineLength = 20;

    /// <summary>A definition in Elsa's format.</summary>
    public required string Json { get; set; }

    /// <summary>What the picture shows, for those who do not see it.</summary>
    public required string Label { get; set; }

    /// <summary>Null: nobody stands anywhere.</summary>
    public WorkflowStanding? Standing { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var diagram = WorkflowDiagram.Read(Json);
        if (diagram.Nodes.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "diagram");
        output.Content.AppendHtml(Picture(diagram)).AppendHtml(List(diagram));
    }

    private TagBuilder Picture(WorkflowDiagram diagram)
    {
        var lefts = Lefts(diagram);
        var (width, height) = (lefts[^1] + NodeWidth + Margin, ((diagram.Nodes.Max(node => node.Row) + 1) * RowHeight) + Margin);
        var svg = new TagBuilder("svg")
        {
            Attributes = { ["class"] = "diagram__picture", ["role"] = "img", ["aria-label"] = Label, ["width"] = Number(width), ["height"] = Number(height), ["viewBox"] = $"0 0 {Number(width)} {Number(height)}" },
        };
        svg.InnerHtml.AppendHtml(
            """
            <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path class="diagram__head" d="M0 0 8 4 0 8z"/></marker></defs>
            """);
        var nodes = diagram.Nodes.ToDictionary(node => node.Id);
        foreach (var edge in diagram.Edges.Where(edge => !IsWayBack(edge, diagram.Edges, nodes)))
            svg.InnerHtml.AppendHtml(Line(edge, nodes[edge.From], nodes[edge.To], diagram.Edges.Any(back => back.From == edge.To && back.To == edge.From), lefts));
        foreach (var node in diagram.Nodes)
            svg.InnerHtml.AppendHtml(Box(node, lefts));

        // Wider than a phone: it can be scrolled, also with the keyboard.
        var scroll = new TagBuilder("div") { Attributes = { ["class"] = "diagram__scroll", ["tabindex"] = "0", ["role"] = "group", ["aria-label"] = $"{Label}: picture" } };
        scroll.InnerHtml.AppendHtml(svg);
        return scroll;
    }

    /// <summary>There and back again is drawn as one line with two heads.</summary>
    private static bool IsWayBack(DiagramEdge edge, IReadOnlyList<DiagramEdge> edges, Dictionary<string, DiagramNode> nodes) =>
        nodes[edge.To].Column < nodes[edge.From].Column && edges.Any(there => there.From == edge.To && there.To == edge.From);

    private static int[] Lefts(WorkflowDiagram diagram)
    {
        var columns = diagram.Nodes.Max(node => node.Column) + 1;
        var labelled = diagram.Edges.Where(edge => edge.Port is not null).Select(edge => diagram.Nodes.First(node => node.Id == edge.To).Column).ToHashSet();
        var lefts = new int[columns];
        lefts[0] = Margin;
        for (var column = 1; column < columns; column++)
            lefts[column] = lefts[column - 1] + NodeWidth + (labelled.Contains(column) ? LabelGap : NarrowGap);
        return lefts;
    }

    private static IHtmlContentBuilder Line(DiagramEdge edge, DiagramNode from, DiagramNode to, bool both, int[] lefts)
    {
        var (fromTop, toTop) = (Margin + (from.Row * RowHeight), Margin + (to.Row * RowHeight));
        string path;
        if (to.Column > from.Column)
        {
            var (start, end, middle) = (lefts[from.Column] + NodeWidth, lefts[to.Column], lefts[from.Column] + NodeWidth + (NarrowGap / 2));
            path = $"M{Number(start)} {Number(fromTop + (NodeHeight / 2))}H{Number(middle)}V{Number(toTop + (NodeHeight / 2))}H{Number(end - 1)}";
        }
        else
        {
            // Backwards or within a column: from below to above or below, around the boxes.
            var (start, end) = (lefts[from.Column] + (NodeWidth / 2), lefts[to.Column] + (NodeWidth / 2));
            var down = to.Row > from.Row;
            var (leave, arrive) = (down ? fromTop + NodeHeight : fromTop, down ? toTop : toTop + NodeHeight);
            path = from.Row == to.Row
                ? $"M{Number(start)} {Number(fromTop + NodeHeight)}v8H{Number(end)}v-7"
                : $"M{Number(start)} {Number(leave)}V{Number(arrive + (down ? -10 : 10))}H{Number(end)}V{Number(arrive + (down ? -1 : 1))}";
        }

        var line = new TagBuilder("path") { Attributes = { ["class"] = "diagram__line", ["d"] = path, ["marker-end"] = "url(#arrow)" } };
        if (both)
            line.Attributes["marker-start"] = "url(#arrow)";
        IHtmlContentBuilder drawn = new HtmlContentBuilder().AppendHtml(line);
        if (edge.Port is not null && to.Column > from.Column)
        {
            var label = Text("diagram__label", lefts[to.Column] - 12, toTop + (NodeHeight / 2) - 5, "end");
            label.InnerHtml.Append(edge.Port);
            drawn.AppendHtml(label);
        }

        return drawn;
    }

    private TagBuilder Box(DiagramNode node, int[] lefts)
    {
        var (left, top) = (lefts[node.Column], Margin + (node.Row * RowHeight));
        var group = new TagBuilder("g") { Attributes = { ["class"] = $"diagram__node diagram__node--{Class(node)}" } };
        group.InnerHtml.AppendHtml(new TagBuilder("rect")
        {
            Attributes = { ["x"] = Number(left), ["y"] = Number(top), ["width"] = Number(NodeWidth), ["height"] = Number(NodeHeight), ["rx"] = "4" },
        });
        var lines = Wrapped(node.Name);
        for (var index = 0; index < lines.Count; index++)
        {
            var text = Text("diagram__text", left + (NodeWidth / 2), top + (NodeHeight / 2) + 5 + (index * 15) - ((lines.Count - 1) * 15 / 2), "middle");
            text.InnerHtml.Append(lines[index]);
            group.InnerHtml.AppendHtml(text);
        }

        return group;
    }

    private TagBuilder List(WorkflowDiagram diagram)
    {
        var details = new TagBuilder("details") { Attributes = { ["class"] = "nhsuk-details" } };
        details.InnerHtml.AppendHtml("<summary class=\"nhsuk-details__summary\"><span class=\"nhsuk-details__summary-text\">The same as a list</span></summary>");
        var list = new TagBuilder("ul") { Attributes = { ["class"] = "nhsuk-list nhsuk-list--bullet" } };
        foreach (var node in diagram.Nodes)
        {
            var item = new TagBuilder("li");
            item.InnerHtml.Append(node.Name).Append(Said(node));
            var next = diagram.Edges.Where(edge => edge.From == node.Id)
                .Select(edge => $"{(edge.Port is null ? "" : $"{edge.Port}: ")}{diagram.Nodes.First(other => other.Id == edge.To).Name}").ToList();
            if (next.Count > 0)
                item.InnerHtml.Append($". Then {string.Join("; ", next)}.");
            list.InnerHtml.AppendHtml(item);
        }

        var text = new TagBuilder("div") { Attributes = { ["class"] = "nhsuk-details__text" } };
        text.InnerHtml.AppendHtml(list);
        details.InnerHtml.AppendHtml(text);
        return details;
    }

    private WorkflowWait? WaitAt(DiagramNode node) => Standing?.Status == "waiting" ? Standing.Waits.FirstOrDefault(wait => wait.ActivityId == node.Id) : null;

    private string Class(DiagramNode node) => WaitAt(node) is not null ? "here" : Standing?.Done.Contains(node.Id) == true ? "done" : "ahead";

    private string Said(DiagramNode node) => WaitAt(node) is { } wait
        ? wait.DueAt is { } at ? $" – waits here until {Words.At(at)}" : " – waits here"
        : Standing?.Done.Contains(node.Id) == true ? " – done" : "";

    private static TagBuilder Text(string cssClass, int x, int y, string anchor) =>
        new("text") { Attributes = { ["class"] = cssClass, ["x"] = Number(x), ["y"] = Number(y), ["text-anchor"] = anchor } };

    private static List<string> Wrapped(string name)
    {
        var lines = new List<string> { "" };
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > LineLength)
                lines.Add(word);
            else
                lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }

        return lines.Count <= 3 ? lines : [.. lines.Take(2), $"{lines[2]}…"];
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
