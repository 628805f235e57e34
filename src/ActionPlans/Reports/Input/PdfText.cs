using System.Diagnostics;
using System.Text;
using ActionPlans.Reports.Layout;

namespace ActionPlans.Reports.Input;

/// <summary>Text of a PDF through poppler's pdftotext, in a process with limits on time, memory and output.</summary>
internal static class PdfText
{
    private const int MostPages = 400;
    private const int MostBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Lazy<string?> Tool = new(() => Find("pdftotext"));
    private static readonly Lazy<string?> Limiter = new(() => Find("prlimit"));

    public static ReportText Read(byte[] bytes, string fileName, string sha256)
    {
        return Tool.Value is { } tool
            ? Read(bytes, fileName, sha256, tool, Patience)
            : throw new ReportRefusedException($"{fileName} is a PDF, and pdftotext is missing; install poppler-utils, or give the report as text.");
    }

    /// <summary>The same with a given program; a test gives one that never ends.</summary>
    internal static ReportText Read(byte[] bytes, string fileName, string sha256, string tool, TimeSpan patience)
    {
        var path = Path.Combine(Path.GetTempPath(), $"actionplans-{Guid.NewGuid():N}.pdf");
        try
        {
            File.WriteAllBytes(path, bytes);
            return Understand(Run(tool, path, fileName, patience), fileName, sha256);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            throw new ReportRefusedException($"{fileName} could not be handed to pdftotext; check that the folder for temporary files can be written.");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ReportText Understand(string text, string fileName, string sha256)
    {
        if (text.AsSpan().Count('\f') > MostPages)
        {
            throw new ReportRefusedException($"{fileName} has more than {MostPages} pages; give the pages with the recommendations alone.");
        }

        return text.Count(char.IsLetter) < 100
            ? throw new ReportRefusedException($"{fileName} contains pictures of pages and no text; run text recognition (OCR) on it first.")
            : PageLayout.InReadingOrder(new ReportText(fileName, sha256, PlainText.Lines(text, fileName, paged: true), FromPages: true));
    }

    private static string Run(string tool, string path, string fileName, TimeSpan patience)
    {
        string[] arguments = ["-layout", "-enc", "UTF-8", "-eol", "unix", "-l", $"{MostPages + 1}", path, "-"];
        var start = Limiter.Value is { } limiter
            ? new ProcessStartInfo(limiter, ["--as=1500000000", "--cpu=20", "--core=0", tool, .. arguments])
            : new ProcessStartInfo(tool, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (true, true, true);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(patience);
        using var killing = deadline.Token.Register(() => Kill(process));
        var complaints = Task.Run(() => Drain(process.StandardError.BaseStream, 4096));
        var output = Drain(process.StandardOutput.BaseStream, MostBytes);
        if (output is null)
        {
            Kill(process);
            throw new ReportRefusedException($"{fileName} holds more text than any report; give the report alone.");
        }

        process.WaitForExit();
        if (deadline.IsCancellationRequested)
        {
            throw new ReportRefusedException($"{fileName} took pdftotext too long; print it to a new PDF, or give the report as text.");
        }

        return process.ExitCode == 0
            ? Encoding.UTF8.GetString(output)
            : throw Complaint(Encoding.UTF8.GetString(complaints.GetAwaiter().GetResult() ?? []), fileName);
    }

    private static ReportRefusedException Complaint(string words, string fileName) =>
        words.Contains("password", StringComparison.OrdinalIgnoreCase) || words.Contains("encrypt", StringComparison.OrdinalIgnoreCase)
            || words.Contains("not allowed", StringComparison.OrdinalIgnoreCase)
            ? new($"{fileName} is protected by a password; save it without one.")
            : new($"{fileName} is a damaged PDF; download it again.");

    // Reads to the end, or gives null beyond the limit.
    private static byte[]? Drain(Stream stream, int most)
    {
        var kept = new MemoryStream();
        var chunk = new byte[65536];
        try
        {
            for (int read; (read = stream.Read(chunk)) > 0;)
            {
                kept.Write(chunk, 0, read);
                if (kept.Length > most)
                {
                    return null;
                }
            }
        }
        catch (IOException)
        {
            // The process was killed; its exit tells the rest.
        }

        return kept.ToArray();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException)
        {
            // Already gone.
        }
    }

    private static string? Find(string name)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var candidate in (string[])[Path.Combine(folder, name), Path.Combine(folder, name + ".exe")])
            {
                if (File.Exists(candidate))
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
