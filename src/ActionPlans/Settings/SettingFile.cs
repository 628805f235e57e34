using ActionPlans.Domain;

namespace ActionPlans.Settings;

/// <summary>
/// A file of settings that people change while the service runs: whoever asks after a change, in this process or another, gets what it says now.
/// A change that makes no sense leaves in force what was, and says so; at the start it is refused.
/// </summary>
internal sealed class SettingFile<T> where T : class
{
    private const int LargestSize = 1024 * 1024;

    private readonly string? path;
    private readonly Func<string, string, T> read;
    private readonly T otherwise;
    private readonly Lock gate = new();
    private Stamp stamp;
    private T current;

    /// <param name="path">Null: there is no such file, and there cannot be one.</param>
    /// <param name="read">From the text and the file's name; refuses what makes no sense.</param>
    /// <param name="otherwise">What holds while the file is not there.</param>
    /// <exception cref="RefusedException">Something in it is wrong.</exception>
    public SettingFile(string? path, Func<string, string, T> read, T otherwise)
    {
        (this.path, this.read, this.otherwise) = (path, read, otherwise);
        stamp = Stamp.Of(path);
        current = Read();
    }

    /// <summary>What holds now.</summary>
    public T Current
    {
        get
        {
            lock (gate)
            {
                var now = Stamp.Of(path);
                if (now != stamp)
                    Take(now);
                return current;
            }
        }
    }

    /// <summary>Why the file as it is now is not in force; null when it is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Puts a text in the file's place, whole or not at all.</summary>
    /// <param name="text">Null: takes the file away, so that what is built in holds.</param>
    /// <param name="record">
    /// Commits what the record says of it, just before: a machine that stops in between leaves a change that is told and has not happened, which
    /// somebody sees and repeats. The other way round nobody would ever know who changed it.
    /// </param>
    /// <exception cref="RefusedException">It makes no sense, or there is no place for it; nothing has changed.</exception>
    public void Replace(string? text, Action record)
    {
        if (path is null)
            throw new RefusedException("This installation has no file for these settings: name one in actionplans.json");
        if (Problem is { } problem)
            throw new RefusedException($"{problem} Put the file right first, or delete it: otherwise what it was meant to say is lost");
        if (text is null)
        {
            record();
            File.Delete(path);
        }
        else
        {
            read(text, Path.GetFileName(path));
            var written = Written(text, path);
            record();
            File.Move(written, path, overwrite: true);
        }

        lock (gate)
            Take(Stamp.Of(path));
    }

    private static string Written(string text, string path)
    {
        var written = $"{path}.new";
        try
        {
            File.WriteAllText(written, text);
            return written;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{Path.GetFileName(path)} cannot be written: give this service the right to change its data folder");
        }
    }

    private void Take(Stamp now)
    {
        stamp = now;
        try
        {
            current = Read();
            Problem = null;
        }
        catch (RefusedException refused)
        {
            Problem = refused.Message;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            Problem = $"{Path.GetFileName(path)} cannot be read: give this service the right to.";
        }
    }

    private T Read()
    {
        if (path is null || stamp == default)
            return otherwise;
        if (stamp.Size > LargestSize)
            throw new RefusedException($"{Path.GetFileName(path)} is larger than 1 MB: that is no such list");
        return read(File.ReadAllText(path), Path.GetFileName(path));
    }

    /// <summary>By what a changed file is recognised; the default stands for none.</summary>
    private readonly record struct Stamp(DateTime ChangedAt, long Size)
    {
        public static Stamp Of(string? path) => path is not null && new FileInfo(path) is { Exists: true } file ? new Stamp(file.LastWriteTimeUtc, file.Length) : default;
    }
}
