using System.Globalization;
using System.Text;
using QRCoder;

namespace ActionPlans.Web.Pages.Accounts;

/// <summary>A QR code as the outline of an SVG: one unit a module, with the quiet zone.</summary>
/// <param name="Size">In modules, each side.</param>
internal sealed record QrPicture(int Size, string Path)
{
    public static QrPicture Blank { get; } = new(1, "");

    public static QrPicture Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < code.ModuleMatrix[row].Count; column++)
            {
                if (code.ModuleMatrix[row][column])
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
            }
        }

        return new QrPicture(code.ModuleMatrix.Count, path.ToString());
    }
}
