using System.IO.Compression;
using System.Text;

namespace ActionPlans.Mailboxes;

/// <summary>
/// Text as gzip of UTF-8. The HTML of a digest repeats itself item by item: packed it takes a fifth, and a hundred thousand letters are two gigabytes
/// less to write on one morning. The words themselves stay readable beside it, as the letter's text.
/// </summary>
internal static class PackedText
{
    public static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public static string Unpack(byte[] packed)
    {
        using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(zip, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
