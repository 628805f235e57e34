namespace ActionPlans.BrowserTests.Kit;

/// <summary>Files of the product's own sample reports.</summary>
internal static class SampleReport
{
    public static string BoardPlan => PathOf("board-business-plan-northmere-2013.txt");

    public static string PathOf(string file) => Path.Combine(Repository(), "src", "ActionPlans", "Samples", "Reports", file);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ActionPlans.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
