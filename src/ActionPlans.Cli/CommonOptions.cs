using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ActionPlans.Cli;

/// <summary>Options that more than one command has.</summary>
internal static class CommonOptions
{
    public static Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = "The folder with the database, its settings and, by default, the messages [ACTIONPLANS_DATA]",
        DefaultValueFactory = _ => new DirectoryInfo(Environment.GetEnvironmentVariable("ACTIONPLANS_DATA") is { Length: > 0 } set ? set : "actionplans-data"),
        Recursive = true,
    };

    public static Option<string> By { get; } = new("--by", "--as")
    {
        Description = "Who does this, as it is recorded",
        DefaultValueFactory = _ => Environment.UserName,
        Recursive = true,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON, for other programs" };

    public static Argument<FileInfo> ReportFile() => new("FILE") { Description = "The report" };

    public static Option<DateOnly?> Date(string name, string description, bool required = false) => new(name)
    {
        Description = description,
        Required = required,
        HelpName = "yyyy-MM-dd",
        CustomParser = ParseDate,
    };

    private static DateOnly? ParseDate(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        result.AddError($"'{text}' is no date: write it as 2012-07-27");
        return null;
    }
}
