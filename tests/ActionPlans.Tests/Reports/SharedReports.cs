using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>The real reports, which are not part of the project; tests that need them are skipped where the folder is absent.</summary>
internal static class SharedReports
{
    public static Reading Read(string name) => ReportReader.Read(Load(name));

    public static ReportText Load(string name) => ReportFile.Load(PathOf(name));

    public static string PathOf(string name)
    {
        var folder = Folder();
        if (folder is null)
        {
            Assert.Ignore("The folder shared/reports is not here; set ACTIONPLANS_SHARED to the folder that holds reports/.");
        }

        return Path.Combine(folder!, name);
    }

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("ACTIONPLANS_SHARED") is { Length: > 0 } named)
        {
            var reports = Path.Combine(named, "reports");
            return Directory.Exists(reports) ? reports : null;
        }

        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var reports = Path.Combine(folder.FullName, "shared", "reports");
            if (Directory.Exists(reports))
            {
                return reports;
            }
        }

        return null;
    }
}
