using System.Globalization;
using System.Text;
using QRCoder;

namespace Countersign.SignIn.SecondStep;

/// <summary>
/// A QR code as the path of an SVG, whose unit is one dark or light square. The page writes the element itself, so nothing here is markup
/// and the page's own style holds: the security headers allow no other.
/// </summary>
/// <param name="Size">Squares on each side, with the quiet border that a camera needs.</param>
/// <param name="Path">Every dark square.</param>
internal sealed record QrCode(int Size, string Path)
{
    public static QrCode From(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        foreach (var (y, row) in code.ModuleMatrix.Index())
        {
            for (var x = 0; x < row.Count; x++)
            {
                if (row[x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new QrCode(code.ModuleMatrix.Count, path.ToString());
    }
}
