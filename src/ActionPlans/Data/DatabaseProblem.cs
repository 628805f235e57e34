using ActionPlans.Data.Dialect;

namespace ActionPlans.Data;

/// <summary>What is wrong with a database server, in words for whoever can put it right.</summary>
public static class DatabaseProblem
{
    private static readonly ServerDialect[] Servers = [new PostgreSqlDialect(), new SqlServerDialect()];

    /// <returns>One line; null when it is not about a database server, or nobody outside of the program can do anything about it.</returns>
    public static string? Explain(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is CommitUnknownException)
                return cause.Message;
            if (Servers.Select(server => server.Explain(cause)).FirstOrDefault(words => words is not null) is { } explained)
                return explained;
        }

        return null;
    }
}
