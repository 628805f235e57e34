using System.IO.Compression;
using System.Text;
using ActionPlans.Domain;

namespace ActionPlans.Evidence;

/// <summary>
/// What evidence may be: told by its extension, and proved by its content, because a name can say anything. Whoever opens it later must not run
/// it, so programs, scripts and documents with macros are refused under whatever name they come.
/// </summary>
/// <param name="MediaType">As it is stored and served.</param>
/// <param name="Fits">Whether bytes are of this type.</param>
internal sealed record FileType(string MediaType, Func<byte[], bool> Fits)
{
    private const int MostEntries = 10_000;

    private static readonly Dictionary<string, FileType> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = new("application/pdf", content => Begins(content, "%PDF-"u8)),
        [".docx"] = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", content => IsPackage(content, "word/document.xml")),
        [".xlsx"] = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content => IsPackage(content, "xl/workbook.xml")),
        [".pptx"] = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", content => IsPackage(content, "ppt/presentation.xml")),
        [".odt"] = new("application/vnd.oasis.opendocument.text", content => IsPackage(content, "content.xml")),
        [".png"] = new("image/png", content => Begins(content, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])),
        [".jpg"] = new("image/jpeg", content => Begins(content, [0xFF, 0xD8, 0xFF])),
        [".jpeg"] = new("image/jpeg", content => Begins(content, [0xFF, 0xD8, 0xFF])),
        [".msg"] = new("application/vnd.ms-outlook", content => Begins(content, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])),
        [".eml"] = new("message/rfc822", IsText),
        [".txt"] = new("text/plain", IsText),
        [".csv"] = new("text/csv", IsText),
    };

    public static FileType Statement { get; } = ByExtension[".txt"];

    /// <exception cref="RefusedException">It is of no allowed type, or not of the one that its name says.</exception>
    public static FileType Of(string name, byte[] content)
    {
        var extension = Path.GetExtension(name);
        if (IsProgram(content))
            throw new RefusedException($"{name} is a program: hand in a document, a picture or a message");
        if (!ByExtension.TryGetValue(extension, out var type))
            throw new RefusedException($"{name} is of a type that is not taken: hand in one of {string.Join(", ", ByExtension.Keys.Select(known => known[1..]))}");
        return type.Fits(content) ? type : throw new RefusedException($"{name} is no {extension[1..].ToLowerInvariant()} file inside, or is damaged: save it anew and hand that in");
    }

    private static bool Begins(byte[] content, ReadOnlySpan<byte> with) => content.AsSpan().StartsWith(with);

    /// <summary>Windows, Linux and macOS programs, and scripts that say who runs them.</summary>
    private static bool IsProgram(byte[] content) =>
        Begins(content, "MZ"u8) || Begins(content, [0x7F, (byte)'E', (byte)'L', (byte)'F']) || Begins(content, "#!"u8)
        || Begins(content, [0xCF, 0xFA, 0xED, 0xFE]) || Begins(content, [0xCA, 0xFE, 0xBA, 0xBE]);

    /// <summary>Text has no control characters but line ends, tabs and page feeds.</summary>
    private static bool IsText(byte[] content) => content.All(value => value >= ' ' || value is (byte)'\r' or (byte)'\n' or (byte)'\t' or (byte)'\f');

    /// <summary>Only the list of entries is read: nothing is unpacked, so nothing can be blown up.</summary>
    private static bool IsPackage(byte[] content, string part)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
            return package.Entries.Count <= MostEntries && package.GetEntry(part) is not null
                && !package.Entries.Any(entry => entry.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
