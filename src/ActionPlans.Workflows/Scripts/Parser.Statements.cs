namespace ActionPlans.Workflows.Scripts;

internal sealed partial class Parser
{
    private Statement ParseStatement()
    {
        Deeper();
        Statement statement = ParseStatementWithin();
        nesting--;
        return statement;
    }

    private Statement ParseStatementWithin()
    {
        if (Is("{"))
            return ParseBlock();
        if (Accept(";"))
            return new BlockStatement([], hasOwnScope: false);
        if (Current.Kind == TokenKind.Keyword)
        {
            switch (Current.Text)
            {
                case "var" or "let" or "const":
                    Statement declaration = ParseDeclaration();
                    EndStatement();
                    return declaration;
                case "function":
                    Take();
                    string name = TakeMemberName();
                    return new FunctionStatement(name, ParseFunction(name));
                case "if": return ParseIf();
                case "for": return ParseFor();
                case "while": return ParseWhile();
                case "do": return ParseDo();
                case "switch": return ParseSwitch();
                case "try": return ParseTry();
                case "return" or "throw" or "break" or "continue": return ParseJump();
            }
        }

        var expression = new ExpressionStatement(ParseExpression());
        EndStatement();
        return expression;
    }

    private BlockStatement ParseBlock()
    {
        Expect("{");
        var statements = new List<Statement>();
        while (!Accept("}"))
        {
            if (Current.Kind == TokenKind.End)
                throw Unexpected("'}' is missing");
            statements.Add(ParseStatement());
        }
        return new BlockStatement(statements);
    }

    /// <summary>A semicolon, or what may stand for one: the end of a line, of a block, of the script.</summary>
    private void EndStatement()
    {
        if (!Accept(";") && !Is("}") && !Current.AfterNewLine)
            throw Unexpected($"unexpected '{Current.Text}'");
    }

    private DeclarationStatement ParseDeclaration()
    {
        // var is treated like let: a script that relies on the difference would surprise its readers more than its author.
        DeclarationKind kind = Take().Text == "const" ? DeclarationKind.Const : DeclarationKind.Let;
        var declarations = new List<(TargetNode, Node?)>();
        do
        {
            TargetNode target = ParseTarget();
            declarations.Add((target, Accept("=") ? ParseAssignment() : null));
        }
        while (Accept(","));
        return new DeclarationStatement(kind, declarations);
    }

    private IfStatement ParseIf()
    {
        Take();
        Node condition = ParseInParentheses();
        Statement then = ParseStatement();
        return new IfStatement(condition, then, Accept("else") ? ParseStatement() : null);
    }

    private Node ParseInParentheses()
    {
        Expect("(");
        Node node = ParseExpression();
        Expect(")");
        return node;
    }

    private LoopStatement ParseWhile()
    {
        Take();
        Node condition = ParseInParentheses();
        return new LoopStatement(null, condition, null, ParseStatement());
    }

    private LoopStatement ParseDo()
    {
        Take();
        Statement body = ParseStatement();
        Expect("while");
        Node condition = ParseInParentheses();
        Accept(";");
        return new LoopStatement(null, condition, null, body, bodyFirst: true);
    }

    private Statement ParseFor()
    {
        Take();
        Expect("(");
        allowsIn = false;
        Statement? first = Is(";") ? null
            : Is("var") || Is("let") || Is("const") ? ParseDeclaration()
            : new ExpressionStatement(ParseExpression());
        allowsIn = true;
        bool overNames = Is("in");
        if (overNames || Current is { Kind: TokenKind.Name, Text: "of" })
        {
            Take();
            if (first is not DeclarationStatement declaration)
                throw Unexpected("declare the variable of the loop with const or let");
            Node items = ParseExpression();
            Expect(")");
            return new EachStatement(declaration.Assign, items, ParseStatement(), overNames);
        }

        Expect(";");
        Node? condition = Is(";") ? null : ParseExpression();
        Expect(";");
        Node? next = Is(")") ? null : ParseExpression();
        Expect(")");
        return new LoopStatement(first, condition, next, ParseStatement());
    }

    private SwitchStatement ParseSwitch()
    {
        Take();
        Node value = ParseInParentheses();
        Expect("{");
        var cases = new List<(Node?, Statement)>();
        while (!Accept("}"))
        {
            Node? test = null;
            if (!Accept("default"))
            {
                Expect("case");
                test = ParseExpression();
            }
            Expect(":");
            var body = new List<Statement>();
            while (!Is("case") && !Is("default") && !Is("}"))
                body.Add(ParseStatement());
            cases.Add((test, new BlockStatement(body, hasOwnScope: false)));
        }
        return new SwitchStatement(value, cases);
    }

    private TryStatement ParseTry()
    {
        Take();
        Statement body = ParseBlock();
        TargetNode? name = null;
        Statement? handler = null;
        if (Accept("catch"))
        {
            if (Accept("("))
            {
                name = ParseTarget();
                Expect(")");
            }
            handler = ParseBlock();
        }
        Statement? last = Accept("finally") ? ParseBlock() : null;
        return handler is null && last is null ? throw Unexpected("try needs catch or finally") : new TryStatement(body, name, handler, last);
    }

    private Statement ParseJump()
    {
        string word = Take().Text;
        bool hasValue = word is "return" or "throw" && !Is(";") && !Is("}") && !Current.AfterNewLine;
        Node? value = hasValue ? ParseExpression() : null;
        EndStatement();
        return word switch
        {
            "return" => new JumpStatement(CompletionKind.Return, value),
            "break" => new JumpStatement(CompletionKind.Break),
            "continue" => new JumpStatement(CompletionKind.Continue),
            _ => new ThrowStatement(value ?? throw Unexpected("throw needs a value")),
        };
    }
}
