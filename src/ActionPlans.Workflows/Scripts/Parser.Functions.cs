namespace ActionPlans.Workflows.Scripts;

/// <summary>Functions, arrows and patterns.</summary>
internal sealed partial class Parser
{
    private FunctionNode ParseFunction(string? name)
    {
        Expect("(");
        List<Node> parameters = ParseParameters();
        return new FunctionNode(name, parameters, ParseBlock(), null, isArrow: false);
    }

    private bool IsArrow()
    {
        if (Current.Kind == TokenKind.Name)
            return tokens[position + 1] is { Kind: TokenKind.Sign, Text: "=>" };
        if (!Is("("))
            return false;

        int depth = 0;
        for (int i = position; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Sign)
                continue;
            if (tokens[i].Text is "(" or "[" or "{")
                depth++;
            else if (tokens[i].Text is ")" or "]" or "}" && --depth == 0)
                return i + 1 < tokens.Count && tokens[i + 1] is { Kind: TokenKind.Sign, Text: "=>" };
        }
        return false;
    }

    private FunctionNode ParseArrow()
    {
        List<Node> parameters = Accept("(") ? ParseParameters() : [new NameNode(Take().Text)];
        Expect("=>");
        return Is("{")
            ? new FunctionNode(null, parameters, ParseBlock(), null, isArrow: true)
            : new FunctionNode(null, parameters, null, ParseAssignment(), isArrow: true);
    }

    private List<Node> ParseParameters()
    {
        var parameters = new List<Node>();
        while (!Accept(")"))
        {
            parameters.Add(Accept("...") ? new RestNode(ParseTarget()) : ParseTargetWithDefault());
            if (!Is(")"))
                Expect(",");
        }
        return parameters;
    }

    private TargetNode ParseTargetWithDefault()
    {
        TargetNode target = ParseTarget();
        return Accept("=") ? new DefaultNode(target, ParseAssignment()) : target;
    }

    /// <summary>A name, or a pattern that takes an array or an object apart.</summary>
    private TargetNode ParseTarget()
    {
        if (Current.Kind == TokenKind.Name)
            return new NameNode(Take().Text);
        Deeper();
        TargetNode pattern = Accept("[") ? ParseArrayPattern() : Accept("{") ? ParseObjectPattern() : throw Unexpected($"a name was expected, not '{Current.Text}'");
        nesting--;
        return pattern;
    }

    private ArrayNode ParseArrayPattern()
    {
        var items = new List<Node>();
        while (!Accept("]"))
        {
            items.Add(Is(",") ? new LiteralNode(null) : Accept("...") ? new RestNode(ParseTarget()) : ParseTargetWithDefault());
            if (!Is("]"))
                Expect(",");
        }
        return new ArrayNode(items);
    }

    private ObjectNode ParseObjectPattern()
    {
        var properties = new List<(Node?, Node)>();
        while (!Accept("}"))
        {
            if (Accept("..."))
            {
                properties.Add((null, new RestNode(ParseTarget())));
            }
            else
            {
                string name = Current.Kind == TokenKind.Text ? Take().Text : TakeMemberName();
                TargetNode target = Accept(":") ? ParseTarget() : new NameNode(name);
                properties.Add((new LiteralNode(name), Accept("=") ? new DefaultNode(target, ParseAssignment()) : target));
            }
            if (!Is("}"))
                Expect(",");
        }
        return new ObjectNode(properties);
    }
}
