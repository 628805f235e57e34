using System.Globalization;

namespace ActionPlans.Mailboxes;

/// <summary>
/// Puts letters as .eml files into a folder, where people can look at them: the default, so that nothing is sent to anyone before somebody
/// has configured it.
/// </summary>
/// <param name="folder">Created when it is missing.</param>
public sealed class FolderMailbox(string folder) : IMailbox
{
    private const int NoSpaceUnix = 28; // ENOSPC
    private const int NoSpaceWindows = unchecked((int)0x80070070); // ERROR_DISK_FULL

    /// <summary>The letter's file name: from facts that stay the same when it is delivered again.</summary>
    public static string FileName(Letter letter) => string.Create(
        CultureInfo.InvariantCulture,
        $"{letter.At:yyyy-MM-dd}_{letter.At:HHmm}_{SafeName.From(letter.To, 80)}_{SafeName.From(letter.Id, 100)}.eml");

    /// <summary>A file that is there already is the same letter: nothing to do.</summary>
    public async Task DeliverAsync(Letter letter, CancellationToken cancellationToken)
    {
        var bytes = Eml.Write(letter);
        var name = FileName(letter);
        var path = Path.Combine(folder, name);
        // The same temporary name each time: what a killed process leaves behind is overwritten by the next try.
        var unfinished = Path.Combine(folder, $".{name}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            if (File.Exists(path))
                return;
            await WriteThroughAsync(unfinished, bytes, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Explain(e);
        }
    }

    private static async Task WriteThroughAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        await file.WriteAsync(bytes, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private MailboxException Explain(Exception e) => e switch
    {
        IOException { HResult: NoSpaceUnix or NoSpaceWindows } =>
            new($"The disk is full: no room for letters in '{folder}'. Free some space; the letter is kept and can be delivered then.", transient: true, e),
        IOException when Directory.Exists(folder) =>
            new($"A letter could not be written to '{folder}': {e.Message}", transient: true, e),
        _ => new($"The folder for letters, '{folder}', cannot be written: {e.Message} Choose another folder or allow writing to it.", transient: false, e),
    };
}
