using System.CommandLine;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Reports;
using ActionPlans.Workflows;
using Microsoft.Data.Sqlite;

namespace ActionPlans.Cli;

/// <summary>Runs a command's action and turns what people can put right into one line on stderr.</summary>
internal static class Run
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;

    public static void Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // The signals are listened to from the first pause on: without this one, Ctrl+C during the start would kill instead of stop.
            await Task.Yield();
            try
            {
                return await action(parsed, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return ExitCode.NotDone;
            }
            catch (Exception failure) when (Explain(failure, parsed) is { } line)
            {
                await Console.Error.WriteLineAsync($"actionplans: {line}");
                return ExitCode.BadInput;
            }
        });

    /// <summary>For commands that store nothing and wait for nothing.</summary>
    public static void Does(this Command command, Func<ParseResult, int> action) =>
        command.Does((parsed, _) => Task.FromResult(action(parsed)));

    /// <returns>The line for the user; null when it is a bug, which has to be seen as one.</returns>
    private static string? Explain(Exception failure, ParseResult parsed) => failure switch
    {
        RefusedException or ReportRefusedException or MailboxException => failure.Message,
        DefinitionRefusedException => failure.Message,
        _ when DatabaseProblem.Explain(failure) is { } line => line,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } =>
            $"the database in {Data(parsed)} is locked by another program: close it and try again; nothing was changed",
        SqliteException { SqliteErrorCode: SqliteFull } => $"the disk with {Data(parsed)} is full: free some space and try again; nothing was changed",
        SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteCannotOpen or SqliteIoError } =>
            $"the database in {Data(parsed)} cannot be written: check the folder's permissions, or choose another with --data",
        SqliteException { SqliteErrorCode: SqliteNotADatabase } => $"actionplans.db in {Data(parsed)} is not a database of ActionPlans: choose another folder with --data",
        SqliteException { SqliteErrorCode: SqliteCorrupt } => $"actionplans.db in {Data(parsed)} is damaged: put a copy from before in its place",
        InvalidDataException => $"actionplans.json in {Data(parsed)} is not valid JSON: correct it, or choose another folder with --data",
        UnauthorizedAccessException or IOException => $"{failure.Message.TrimEnd('.')}: check the folder's permissions and free space, or choose another with --data",
        _ => null,
    };

    private static string Data(ParseResult parsed) => parsed.GetValue(CommonOptions.Data)?.Name ?? "the data folder";
}
