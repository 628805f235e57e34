namespace ActionPlans.Workflows;

/// <summary>The ports that a completed activity leaves by.</summary>
internal readonly record struct Outcomes(IReadOnlyList<string>? Names)
{
    private static readonly string[] OnlyDone = ["Done"];

    /// <summary>No outcome was named, which means Done.</summary>
    public static readonly Outcomes Done = new(null);

    /// <summary>Every way out is ruled out.</summary>
    public static readonly Outcomes None = new([]);

    public static readonly Outcomes True = new(["True"]);
    public static readonly Outcomes False = new(["False"]);

    public bool Contains(string port)
    {
        IReadOnlyList<string> names = Names ?? OnlyDone;
        for (int i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], port, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
