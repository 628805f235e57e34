using System.Text;

namespace ActionPlans.Tests.Kit;

/// <summary>
/// Compares a text with the one that somebody has looked at and approved, kept in Scenarios/Approved. ACTIONPLANS_APPROVE=1 writes the
/// files anew: look at the difference before committing it.
/// </summary>
internal static class Approved
{
    public static void Check(string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(Folder(), name + ".txt");
        var actual = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("ACTIONPLANS_APPROVE") == "1")
            File.WriteAllText(path, actual, new UTF8Encoding(false));
        Assert.That(File.Exists(path), $"Nobody has approved {name} yet: run with ACTIONPLANS_APPROVE=1 and read what it writes.");
        Assert.That(actual, Is.EqualTo(File.ReadAllText(path).ReplaceLineEndings("\n")), name);
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var approved = Path.Combine(folder.FullName, "Scenarios", "Approved");
            if (Directory.Exists(approved))
                return approved;
        }

        throw new DirectoryNotFoundException("Scenarios/Approved is not above the test assembly.");
    }
}
