namespace ActionPlans.Data.Dialect;

/// <summary>
/// What databases do differently, by name, and nothing else does. Statements are written once, in the form that SQLite understands and with what all
/// three agree on wherever that is possible; a server's dialect says the rest in the server's own words.
/// </summary>
internal abstract class SqlDialect
{
    /// <summary>The folder of its migrations under db/.</summary>
    public abstract string Folder { get; }

    /// <summary>What people call it.</summary>
    public abstract string Name { get; }

    /// <summary>The table in which migrations are journalled.</summary>
    public abstract string Journal { get; }

    /// <summary>The columns of a table that hold values of their own, in their order; none when there is no such table. Has the parameter @table.</summary>
    public abstract string Columns { get; }

    /// <summary>Whether trying again may help. What failed is as if it had never been begun.</summary>
    public abstract bool IsPassing(Exception failure);

    /// <summary>What somebody can do about it, in one line; null when that is nothing.</summary>
    public abstract string? Explain(Exception failure);
}
