namespace ActionPlans.Reports.Parts;

/// <summary>Names that a converted header table prints in one line, with or without separators.</summary>
internal static class NameList
{
    private static readonly string[] Ends = ["Trust", "trust", "Council", "CCG", "PCT", "services", "Services", "Service", "service", "CIC", "Ltd", "Limited"];

    /// <summary>"Eastvale NHS Trust Northmere Foundation trust CAN drug services": a name ends with its kind before a capital.</summary>
    public static IReadOnlyList<string> Organisations(string? printed)
    {
        var names = new List<string>();
        foreach (var piece in (printed ?? "").Split([';', ',', '|', '•'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = piece.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var start = 0;
            for (var i = 0; i < words.Length; i++)
            {
                if (i + 1 == words.Length || (Array.IndexOf(Ends, words[i]) >= 0 && char.IsUpper(words[i + 1][0]) && words[i + 1][0] != '('))
                {
                    names.Add(string.Join(' ', words[start..(i + 1)]).Replace("Foundation trust", "Foundation Trust", StringComparison.Ordinal));
                    start = i + 1;
                }
            }
        }

        return names;
    }

    /// <summary>"Ada Smith Bo Jones": without separators, people are taken to have two names each.</summary>
    public static IReadOnlyList<string> People(string? printed)
    {
        var pieces = (printed ?? "").Split([';', ',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (pieces.Length != 1)
        {
            return pieces;
        }

        var words = pieces[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length % 2 == 0 && words.Length > 2
            ? words.Chunk(2).Select(pair => string.Join(' ', pair)).ToList()
            : pieces;
    }
}
