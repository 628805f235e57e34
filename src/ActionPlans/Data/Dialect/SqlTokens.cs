using System.Text.RegularExpressions;

namespace ActionPlans.Data.Dialect;

/// <summary>
/// A statement as its words, marks and the space between them, so that a dialect can say some of them its own way. Nothing inside a text, a comment or
/// a quoted name is ever touched.
/// </summary>
internal sealed partial class SqlTokens
{
    private readonly List<string> tokens;

    public SqlTokens(string sql) => tokens = [.. Pattern.Matches(sql).Select(match => match.Value)];

    public int Count => tokens.Count;

    public string this[int at]
    {
        get => tokens[at];
        set => tokens[at] = value;
    }

    public override string ToString() => string.Concat(tokens);

    public string Text(int from, int until) => string.Concat(tokens[from..until]).Trim();

    public bool Is(int at, string word) => at >= 0 && at < tokens.Count && tokens[at].Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether these words follow each other from <paramref name="at"/> on, whatever space is between them.</summary>
    public bool Are(int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (!Is(at, word))
                return false;
            at = Next(at);
        }

        return true;
    }

    public bool IsName(int at) => at >= 0 && at < tokens.Count && tokens[at].Length > 0 && (char.IsAsciiLetter(tokens[at][0]) || tokens[at][0] is '_' or '[' or '#');

    public bool IsParameter(int at) => at >= 0 && at < tokens.Count && tokens[at].StartsWith('@');

    public bool IsLiteral(int at) => at >= 0 && at < tokens.Count && tokens[at].StartsWith('\'');

    /// <summary>The next one that is not space; <see cref="Count"/> after the last.</summary>
    public int Next(int at)
    {
        do
        {
            at++;
        }
        while (at < tokens.Count && IsSpace(at));
        return at;
    }

    /// <summary>The one before that is not space; -1 before the first.</summary>
    public int Previous(int at)
    {
        do
        {
            at--;
        }
        while (at >= 0 && IsSpace(at));
        return at;
    }

    public int Find(string word, int from = 0)
    {
        for (var at = from; at < tokens.Count; at++)
        {
            if (Is(at, word))
                return at;
        }

        return -1;
    }

    /// <summary>The bracket that closes the one at <paramref name="open"/>.</summary>
    public int Closing(int open)
    {
        var depth = 0;
        for (var at = open; at < tokens.Count; at++)
        {
            if (tokens[at] == "(")
                depth++;
            else if (tokens[at] == ")" && --depth == 0)
                return at;
        }

        throw new FormatException($"a bracket is not closed: {this}");
    }

    /// <summary>The first of a path of names that ends at <paramref name="last"/>: of "r" in "r.Id".</summary>
    public int StartOfPath(int last)
    {
        while (Is(last - 1, ".") && IsName(last - 2))
            last -= 2;
        return last;
    }

    /// <summary>Where the arguments between the brackets at <paramref name="open"/> and its end begin and end (exclusive).</summary>
    public List<(int From, int Until)> Arguments(int open)
    {
        var close = Closing(open);
        var arguments = new List<(int, int)>();
        var from = open + 1;
        for (var at = open + 1; at <= close; at++)
        {
            if (tokens[at] == "(")
            {
                at = Closing(at);
            }
            else if (at == close || tokens[at] == ",")
            {
                arguments.Add((from, at));
                from = at + 1;
            }
        }

        return arguments;
    }

    public void Insert(int at, string text) => tokens.Insert(at, text);

    /// <summary>Puts a text in the place of several. The others stay, empty, so that no place moves.</summary>
    /// <param name="until">Exclusive.</param>
    public void Replace(int from, int until, string text)
    {
        tokens[from] = text;
        for (var at = from + 1; at < until; at++)
            tokens[at] = "";
    }

    private bool IsSpace(int at) => tokens[at].Length == 0 || char.IsWhiteSpace(tokens[at][0]) || tokens[at].StartsWith("--", StringComparison.Ordinal);

    [GeneratedRegex("""'(?:[^']|'')*'|"[^"]*"|\[[^\]]*\]|--[^\n]*|\s+|[@#]?[A-Za-z_]\w*|\d+(?:\.\d+)?|\|\||<>|<=|>=|.""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }
}
