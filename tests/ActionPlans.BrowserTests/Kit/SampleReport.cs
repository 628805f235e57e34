namespace ActionPlans.BrowserTests.Kit;

/// <summary>Files of the product's own sample reports.</summary>
internal static class SampleReport
{
    public static string BoardPlan => Path.Combine(Repository(), "src", "ActionPlans", "Samples", "Reports", "board-business-plan-northmere-2013.txt");

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ActionPlans.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
