using System.Security.Cryptography;
using ActionPlans.Reports.Input;

namespace ActionPlans.Reports;

/// <summary>Opens a report file as numbered lines of text, or refuses it with the reason.</summary>
public static class ReportFile
{
    /// <summary>Largest file accepted, in bytes.</summary>
    public const int LargestSize = 25 * 1024 * 1024;

    /// <exception cref="ReportRefusedException">For anything that can't be turned into text, with one line saying what to do.</exception>
    public static ReportText Load(string path)
    {
        var name = Path.GetFileName(path);
        return FromBytes(ReadAll(path, name), name);
    }

    /// <summary>The file's bytes as they are, for a report that is to be kept.</summary>
    /// <exception cref="ReportRefusedException">There is no such file, it can't be opened, or it is larger than a report can be.</exception>
    public static byte[] ReadBytes(string path) => ReadAll(path, Path.GetFileName(path));

    /// <summary>The same for a file that is already in memory, such as an upload.</summary>
    /// <exception cref="ReportRefusedException">As for <see cref="Load"/>.</exception>
    public static ReportText FromBytes(byte[] bytes, string fileName)
    {
        if (bytes.Length == 0)
        {
            throw new ReportRefusedException($"{fileName} is empty; save or download the report again.");
        }

        if (bytes.Length > LargestSize)
        {
            throw new ReportRefusedException($"{fileName} is larger than 25 MB; give the report alone, without images or annexes.");
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        ReadOnlySpan<byte> start = bytes;
        return start[..Math.Min(1024, start.Length)].IndexOf("%PDF-"u8) >= 0 ? PdfText.Read(bytes, fileName, sha256)
            : start.StartsWith("PK\u0003\u0004"u8) ? WordText.Read(bytes, fileName, sha256)
            : start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
                ? throw new ReportRefusedException($"{fileName} is an old or protected Office file; save it as .docx without a password, or as PDF.")
            : Textual(bytes, fileName, sha256);
    }

    private static ReportText Textual(byte[] bytes, string fileName, string sha256)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        var text = PlainText.Decode(bytes, fileName);
        return extension is ".htm" or ".html" || LooksLikeHtml(text) ? HtmlText.Read(text, fileName, sha256)
            : extension is ".md" or ".markdown" ? MarkdownText.Read(PlainText.Read(text, fileName, sha256))
            : PlainText.Read(text, fileName, sha256);
    }

    private static bool LooksLikeHtml(string text) =>
        text.AsSpan().TrimStart() is var start
        && (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase));

    private static byte[] ReadAll(string path, string name)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > LargestSize)
            {
                throw new ReportRefusedException($"{name} is larger than 25 MB; give the report alone, without images or annexes.");
            }

            // Never more than the limit, even from a file that grows or a device that has no end.
            var buffer = new MemoryStream();
            var chunk = new byte[81920];
            for (int read; buffer.Length <= LargestSize && (read = file.Read(chunk)) > 0;)
            {
                buffer.Write(chunk, 0, read);
            }

            return buffer.ToArray();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ReportRefusedException($"There is no file {path}; check the name.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ReportRefusedException($"{name} can't be opened ({FirstLine(e.Message)}); check that it is a file you may read.");
        }
    }

    private static string FirstLine(string message) => message.AsSpan().TrimEnd('.') is var line && line.IndexOf('\n') is var end and >= 0
        ? line[..end].Trim().ToString()
        : line.ToString();
}
