using System.Globalization;
using System.Text;

namespace ActionPlans.Workflows.Scripts;

internal enum TokenKind
{
    End,
    Name,
    Keyword,
    Number,
    Text,
    /// <summary>A template literal: the pieces of text and the source between them.</summary>
    Template,
    RegExp,
    Sign,
}

/// <param name="AfterNewLine">A line ends before it, so a statement may.</param>
internal sealed record Token(TokenKind Kind, string Text, int Line, bool AfterNewLine, double Number = 0, IReadOnlyList<(string Text, string? Code)>? Pieces = null);

/// <summary>Cuts JavaScript into tokens.</summary>
internal sealed class Lexer(string source)
{
    private static readonly HashSet<string> Keywords =
    [
        "var", "let", "const", "function", "return", "if", "else", "for", "while", "do", "break", "continue", "throw", "try", "catch", "finally",
        "switch", "case", "default", "new", "typeof", "void", "delete", "in", "instanceof", "true", "false", "null", "this", "class", "async",
        "await", "yield", "import", "export", "with", "debugger",
    ];

    private static readonly string[] Signs =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--",
        "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%",
        "&", "|", "^", "!", "~", "?", ":", "=", ".",
    ];

    private readonly List<Token> tokens = [];
    private int position;
    private int line = 1;

    public static List<Token> Read(string source) => new Lexer(source).ReadAll();

    private List<Token> ReadAll()
    {
        while (true)
        {
            bool newLine = SkipBlanks();
            if (position >= source.Length)
            {
                tokens.Add(new Token(TokenKind.End, "the end", line, true));
                return tokens;
            }
            tokens.Add(Next(newLine));
        }
    }

    private Token Next(bool newLine)
    {
        char first = source[position];
        if (char.IsLetter(first) || first is '_' or '$')
            return Word(newLine);
        if (char.IsAsciiDigit(first) || (first == '.' && position + 1 < source.Length && char.IsAsciiDigit(source[position + 1])))
            return Number(newLine);
        if (first is '"' or '\'')
            return Text(first, newLine);
        if (first == '`')
            return Template(newLine);
        if (first == '/' && RegExpMayStart())
            return RegExp(newLine);

        foreach (string sign in Signs)
        {
            if (string.CompareOrdinal(source, position, sign, 0, sign.Length) == 0
                && !(sign == "?." && position + 2 < source.Length && char.IsAsciiDigit(source[position + 2])))
            {
                position += sign.Length;
                return new Token(TokenKind.Sign, sign, line, newLine);
            }
        }
        throw new ScriptSyntaxException($"unexpected '{first}'", line);
    }

    private Token Word(bool newLine)
    {
        int start = position;
        while (position < source.Length && (char.IsLetterOrDigit(source[position]) || source[position] is '_' or '$'))
            position++;
        string word = source[start..position];
        return new Token(Keywords.Contains(word) ? TokenKind.Keyword : TokenKind.Name, word, line, newLine);
    }

    private Token Number(bool newLine)
    {
        int start = position;
        if (source[position] == '0' && position + 1 < source.Length && source[position + 1] is 'x' or 'X')
        {
            position += 2;
            while (position < source.Length && char.IsAsciiHexDigit(source[position]))
                position++;
            double hex = long.TryParse(source.AsSpan(start + 2, position - start - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long value)
                ? value
                : throw new ScriptSyntaxException("not a number", line);
            return new Token(TokenKind.Number, source[start..position], line, newLine, hex);
        }

        while (position < source.Length && (char.IsAsciiDigit(source[position]) || source[position] is '.' or '_'
            || (source[position] is 'e' or 'E') || (source[position] is '+' or '-' && source[position - 1] is 'e' or 'E')))
            position++;
        string text = source[start..position];
        return double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? new Token(TokenKind.Number, text, line, newLine, number)
            : throw new ScriptSyntaxException($"'{text}' is not a number", line);
    }

    private Token Text(char quote, bool newLine)
    {
        position++;
        var text = new StringBuilder();
        while (true)
        {
            char next = Take("a text has no end");
            if (next == quote)
                return new Token(TokenKind.Text, text.ToString(), line, newLine);
            if (next == '\n')
                throw new ScriptSyntaxException("a text has no end", line);
            Append(text, next);
        }
    }

    private Token Template(bool newLine)
    {
        position++;
        var pieces = new List<(string, string?)>();
        var text = new StringBuilder();
        while (true)
        {
            char next = Take("a template has no end");
            if (next == '`')
            {
                pieces.Add((text.ToString(), null));
                return new Token(TokenKind.Template, "`", line, newLine, Pieces: pieces);
            }
            if (next == '$' && position < source.Length && source[position] == '{')
            {
                position++;
                pieces.Add((text.ToString(), Embedded()));
                text.Clear();
            }
            else
            {
                Append(text, next);
            }
        }
    }

    /// <summary>The source up to the brace that closes an embedded expression.</summary>
    private string Embedded()
    {
        int start = position;
        for (int depth = 1; ;)
        {
            char next = Take("a template has no end");
            if (next == '{')
                depth++;
            else if (next == '}' && --depth == 0)
                return source[start..(position - 1)];
            else if (next is '"' or '\'' or '`')
                SkipQuoted(next);
        }
    }

    private void SkipQuoted(char quote)
    {
        while (Take("a text has no end") is var next && next != quote)
        {
            if (next == '\\')
                position++;
        }
    }

    private void Append(StringBuilder text, char next)
    {
        if (next != '\\')
        {
            text.Append(next);
            return;
        }
        char escaped = Take("a text has no end");
        switch (escaped)
        {
            case 'n': text.Append('\n'); break;
            case 't': text.Append('\t'); break;
            case 'r': text.Append('\r'); break;
            case 'b': text.Append('\b'); break;
            case 'f': text.Append('\f'); break;
            case 'v': text.Append('\v'); break;
            case '0': text.Append('\0'); break;
            case '\n': break;
            case 'x': text.Append((char)Hex(2)); break;
            case 'u' when position < source.Length && source[position] == '{':
                int end = source.IndexOf('}', position);
                position++;
                int code = end < 0 || end - position is < 1 or > 6 ? -1 : Hex(end - position);
                if (code is < 0 or > 0x10FFFF or (>= 0xD800 and < 0xE000))
                    throw new ScriptSyntaxException("an escape is not right", line);
                text.Append(char.ConvertFromUtf32(code));
                position++;
                break;
            case 'u': text.Append((char)Hex(4)); break;
            default: text.Append(escaped); break;
        }
    }

    private int Hex(int digits)
    {
        if (position + digits > source.Length
            || !int.TryParse(source.AsSpan(position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
            throw new ScriptSyntaxException("an escape is not right", line);
        position += digits;
        return code;
    }

    private bool RegExpMayStart() => tokens.Count == 0 || tokens[^1] switch
    {
        { Kind: TokenKind.Sign, Text: ")" or "]" or "}" } => false,
        { Kind: TokenKind.Sign } => true,
        { Kind: TokenKind.Keyword, Text: "return" or "typeof" or "case" or "in" or "void" or "delete" } => true,
        _ => false,
    };

    private Token RegExp(bool newLine)
    {
        int start = ++position;
        for (bool inClass = false; ;)
        {
            char next = Take("a regular expression has no end");
            if (next == '\\')
                position++;
            else if (next == '[')
                inClass = true;
            else if (next == ']')
                inClass = false;
            else if (next == '\n')
                throw new ScriptSyntaxException("a regular expression has no end", line);
            else if (next == '/' && !inClass)
                break;
        }
        string pattern = source[start..(position - 1)];
        int flags = position;
        while (position < source.Length && char.IsAsciiLetter(source[position]))
            position++;
        return new Token(TokenKind.RegExp, pattern, line, newLine, Pieces: [(source[flags..position], null)]);
    }

    private char Take(string otherwise)
    {
        if (position >= source.Length)
            throw new ScriptSyntaxException(otherwise, line);
        char next = source[position++];
        if (next == '\n')
            line++;
        return next;
    }

    private bool SkipBlanks()
    {
        bool newLine = false;
        while (position < source.Length)
        {
            if (source[position] == '\n')
            {
                newLine = true;
                line++;
                position++;
            }
            else if (char.IsWhiteSpace(source[position]) || source[position] == '\uFEFF')
            {
                position++;
            }
            else if (string.CompareOrdinal(source, position, "//", 0, 2) == 0)
            {
                while (position < source.Length && source[position] != '\n')
                    position++;
            }
            else if (string.CompareOrdinal(source, position, "/*", 0, 2) == 0)
            {
                int end = source.IndexOf("*/", position + 2, StringComparison.Ordinal);
                if (end < 0)
                    throw new ScriptSyntaxException("a comment has no end", line);
                line += source.AsSpan(position, end - position).Count('\n');
                position = end + 2;
            }
            else
            {
                break;
            }
        }
        return newLine;
    }
}
