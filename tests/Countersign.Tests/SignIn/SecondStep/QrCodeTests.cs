using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.SignIn.SecondStep;
using ZXing.Common;
using ZXing.QrCode.Internal;

namespace Countersign.Tests.SignIn.SecondStep;

public sealed partial class QrCodeTests
{
    [Theory]
    [InlineData("otpauth://totp/Countersign:ada.thornquist%40wrenfield.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Countersign")]
    [InlineData("otpauth://totp/Countersign:zo%C3%AB.o%27hara-%C5%82ukasz.of.a.rather.long.name%40the-longest-school-name.wrenfield.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Countersign")]
    public void Another_program_reads_what_was_drawn(string text)
    {
        Assert.Equal(text, Read(QrCode.From(text)));
    }

    [Fact]
    public void There_is_a_quiet_border_of_four_squares_all_round()
    {
        var drawn = QrCode.From("beans");

        var places = Squares(drawn).SelectMany(square => new[] { square.X, square.Y }).ToList();

        Assert.Equal((4, drawn.Size - 5), (places.Min(), places.Max()));
    }

    /// <summary>Reads the squares of a path with a library that has nothing to do with the one that made them.</summary>
    internal static string? Read(QrCode drawn)
    {
        var squares = Squares(drawn).ToList();
        var border = squares.Min(square => square.X);
        var bits = new BitMatrix(drawn.Size - (2 * border));
        squares.ForEach(square => bits[square.X - border, square.Y - border] = true);
        return new Decoder().decode(bits, new Dictionary<ZXing.DecodeHintType, object>())?.Text;
    }

    private static IEnumerable<(int X, int Y)> Squares(QrCode drawn) => Square().Matches(drawn.Path)
        .Select(square => (int.Parse(square.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(square.Groups[2].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"M(\d+) (\d+)h1v1h-1z")]
    private static partial Regex Square();
}
