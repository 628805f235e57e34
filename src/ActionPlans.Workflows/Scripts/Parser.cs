using System.Text.RegularExpressions;

namespace ActionPlans.Workflows.Scripts;

/// <summary>
/// Parses the JavaScript that people write into workflow expressions: everything up to ES2020 except classes, generators, async and labels,
/// which are refused by name.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>Deeper nesting is refused; it bounds the stack that evaluation needs.</summary>
    private const int MaxNesting = 100;

    private static readonly Dictionary<string, int> Precedence = new(StringComparer.Ordinal)
    {
        ["??"] = 1, ["||"] = 2, ["&&"] = 3, ["|"] = 4, ["^"] = 5, ["&"] = 6, ["=="] = 7, ["!="] = 7, ["==="] = 7, ["!=="] = 7, ["<"] = 8, [">"] = 8,
        ["<="] = 8, [">="] = 8, ["in"] = 8, ["instanceof"] = 8, ["<<"] = 9, [">>"] = 9, [">>>"] = 9, ["+"] = 10, ["-"] = 10, ["*"] = 11, ["/"] = 11,
        ["%"] = 11, ["**"] = 12,
    };

    private readonly List<Token> tokens;
    private int position;
    private int nesting;
    private bool allowsIn = true;

    private Parser(List<Token> tokens, int nesting)
    {
        this.tokens = tokens;
        this.nesting = nesting;
    }

    /// <exception cref="ScriptSyntaxException">It is not.</exception>
    public static Statement Parse(string source)
    {
        var parser = new Parser(Lexer.Read(source), 0);
        var statements = new List<Statement>();
        while (parser.Current.Kind != TokenKind.End)
            statements.Add(parser.ParseStatement());
        return new BlockStatement(statements, hasOwnScope: false);
    }

    private Token Current => tokens[position];

    private Token Take() => tokens[position].Kind == TokenKind.End ? tokens[position] : tokens[position++];

    private bool Is(string text) => Current.Kind is TokenKind.Sign or TokenKind.Keyword && Current.Text == text;

    private bool Accept(string text)
    {
        if (!Is(text))
            return false;
        position++;
        return true;
    }

    private void Expect(string text)
    {
        if (!Accept(text))
            throw Unexpected($"'{text}' was expected, not '{Current.Text}'");
    }

    private ScriptSyntaxException Unexpected(string message) => new(message, Current.Line);

    private void Deeper()
    {
        if (++nesting > MaxNesting)
            throw Unexpected($"it is nested more than {MaxNesting} deep");
    }

    private Node ParseExpression()
    {
        Node expression = ParseAssignment();
        while (Accept(","))
            expression = new CommaNode(expression, ParseAssignment());
        return expression;
    }

    private Node ParseAssignment()
    {
        Deeper();
        Node result = IsArrow() ? ParseArrow() : ParseAssigned();
        nesting--;
        return result;
    }

    private Node ParseAssigned()
    {
        Node left = ParseConditional();
        if (Current.Kind != TokenKind.Sign || Current.Text is "==" or "===" or "=>" || !Current.Text.EndsWith('=') || Current.Text is "<=" or ">=" or "!=" or "!==")
            return left;
        if (left is not TargetNode target)
            throw Unexpected("this can't be assigned to");
        string sign = Take().Text;
        return new AssignNode(target, sign, ParseAssignment());
    }

    private Node ParseConditional()
    {
        Node condition = ParseBinary(0);
        if (!Accept("?"))
            return condition;
        Node then = ParseAssignment();
        Expect(":");
        return new ConditionalNode(condition, then, ParseAssignment());
    }

    private Node ParseBinary(int least)
    {
        Node left = ParseUnary();
        while (Current.Kind is TokenKind.Sign or TokenKind.Keyword && Precedence.TryGetValue(Current.Text, out int precedence) && precedence > least
            && (allowsIn || Current.Text != "in"))
        {
            string sign = Take().Text;
            Deeper();
            Node right = ParseBinary(sign == "**" ? precedence - 1 : precedence);
            nesting--;
            left = sign is "&&" or "||" or "??" ? new LogicalNode(sign, left, right) : new BinaryNode(sign, left, right);
        }
        return left;
    }

    private Node ParseUnary()
    {
        Deeper();
        Node result = ParseUnaryWithin();
        nesting--;
        return result;
    }

    private Node ParseUnaryWithin()
    {
        if (Current.Kind is TokenKind.Sign or TokenKind.Keyword && Current.Text is "!" or "-" or "+" or "~" or "typeof" or "void" or "delete")
        {
            string sign = Take().Text;
            return new UnaryNode(sign, ParseUnary());
        }
        if (Is("++") || Is("--"))
        {
            int by = Take().Text == "++" ? 1 : -1;
            return new StepNode(ParseUnary() as TargetNode ?? throw Unexpected("this can't be assigned to"), by, isPrefix: true);
        }

        Node operand = ParseChain();
        if ((Is("++") || Is("--")) && !Current.AfterNewLine)
            return new StepNode(operand as TargetNode ?? throw Unexpected("this can't be assigned to"), Take().Text == "++" ? 1 : -1, isPrefix: false);
        return operand;
    }

    private Node ParseChain()
    {
        Node node = Is("new") ? ParseNew() : ParsePrimary();
        bool hasOptional = false;
        int links = 0;
        while (true)
        {
            // Evaluation follows a chain down by recursion, so its length counts as nesting.
            if (++links > MaxNesting * 2)
                throw Unexpected("this chain of members and calls is too long");
            if (Accept("."))
                node = new MemberNode(node, new LiteralNode(TakeMemberName()), false);
            else if (Accept("["))
                node = ParseIndex(node, false);
            else if (Is("("))
                node = new CallNode(node, ParseArguments(), false);
            else if (Accept("?."))
            {
                hasOptional = true;
                node = Is("(") ? new CallNode(node, ParseArguments(), true)
                    : Accept("[") ? ParseIndex(node, true)
                    : new MemberNode(node, new LiteralNode(TakeMemberName()), true);
            }
            else
                return hasOptional ? new ChainNode(node) : node;
        }
    }

    private MemberNode ParseIndex(Node node, bool isOptional)
    {
        Node index = WithIn(ParseExpression);
        Expect("]");
        return new MemberNode(node, index, isOptional);
    }

    private string TakeMemberName() =>
        Current.Kind is TokenKind.Name or TokenKind.Keyword ? Take().Text : throw Unexpected($"a name was expected, not '{Current.Text}'");

    private NewNode ParseNew()
    {
        Expect("new");
        Node callee = ParsePrimary();
        while (Accept("."))
            callee = new MemberNode(callee, new LiteralNode(TakeMemberName()), false);
        return new NewNode(callee, Is("(") ? ParseArguments() : []);
    }

    private List<Node> ParseArguments()
    {
        Expect("(");
        return ParseList(")");
    }

    private List<Node> ParseList(string end)
    {
        var items = new List<Node>();
        while (!Accept(end))
        {
            items.Add(Accept("...") ? new SpreadNode(WithIn(ParseAssignment)) : WithIn(ParseAssignment));
            if (!Is(end))
                Expect(",");
        }
        return items;
    }

    private Node ParsePrimary()
    {
        Token token = Take();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new LiteralNode(token.Number);
            case TokenKind.Text:
                return new LiteralNode(token.Text);
            case TokenKind.Template:
                return new TemplateNode([.. token.Pieces!.Select(piece => (piece.Text, piece.Code is null ? null : ParseEmbedded(piece.Code)))]);
            case TokenKind.RegExp:
                return ParseRegExp(token);
            case TokenKind.Name:
                return new NameNode(token.Text);
            case TokenKind.Keyword when token.Text is "true" or "false":
                return new LiteralNode(token.Text == "true");
            case TokenKind.Keyword when token.Text == "null":
                return new LiteralNode(null);
            case TokenKind.Keyword when token.Text == "this":
                return new ThisNode();
            case TokenKind.Keyword when token.Text == "function":
                return ParseFunction(Current.Kind == TokenKind.Name ? Take().Text : null);
            case TokenKind.Sign when token.Text == "(":
                Node inner = WithIn(ParseExpression);
                Expect(")");
                return inner;
            case TokenKind.Sign when token.Text == "[":
                return new ArrayNode(ParseList("]"));
            case TokenKind.Sign when token.Text == "{":
                return ParseObject();
            case TokenKind.Keyword when token.Text is "class" or "async" or "await" or "yield" or "import":
                throw new ScriptSyntaxException($"'{token.Text}' is not supported in workflow scripts", token.Line);
            default:
                throw new ScriptSyntaxException($"unexpected '{token.Text}'", token.Line);
        }
    }

    private Node ParseEmbedded(string code)
    {
        Deeper();
        var parser = new Parser(Lexer.Read(code), nesting);
        Node node = parser.ParseExpression();
        if (parser.Current.Kind != TokenKind.End)
            throw Unexpected("a template contains something that is no expression");
        nesting--;
        return node;
    }

    private static RegExpNode ParseRegExp(Token token)
    {
        string flags = token.Pieces![0].Text;
        try
        {
            return new RegExpNode(StringMethods.CreateRegex(token.Text, flags), flags.Contains('g', StringComparison.Ordinal));
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            throw new ScriptSyntaxException($"the regular expression /{token.Text}/ is not supported: {problem.Message}", token.Line);
        }
    }

    private ObjectNode ParseObject()
    {
        var properties = new List<(Node?, Node)>();
        while (!Accept("}"))
        {
            properties.Add(Accept("...") ? (null, new SpreadNode(WithIn(ParseAssignment))) : ParseProperty());
            if (!Is("}"))
                Expect(",");
        }
        return new ObjectNode(properties);
    }

    private (Node?, Node) ParseProperty()
    {
        Token token = Take();
        Node key;
        if (token is { Kind: TokenKind.Sign, Text: "[" })
        {
            key = WithIn(ParseExpression);
            Expect("]");
        }
        else
        {
            key = new LiteralNode(token.Kind == TokenKind.Number ? Js.NumberText(token.Number)
                : token.Kind is TokenKind.Name or TokenKind.Keyword or TokenKind.Text ? token.Text
                : throw new ScriptSyntaxException($"unexpected '{token.Text}'", token.Line));
        }

        if (Accept(":"))
            return (key, WithIn(ParseAssignment));
        if (Is("("))
            return (key, ParseFunction(null));
        if (token.Kind != TokenKind.Name)
            throw Unexpected($"unexpected '{Current.Text}'");
        var name = new NameNode(token.Text);
        return (key, Accept("=") ? new DefaultNode(name, WithIn(ParseAssignment)) : name);
    }

    private Node WithIn(Func<Node> parse)
    {
        bool before = allowsIn;
        allowsIn = true;
        Node node = parse();
        allowsIn = before;
        return node;
    }
}
