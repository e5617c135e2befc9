using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Countersign.Screening.Text;

/// <summary>
/// Letters that a reader takes for a Latin one though Unicode does not decompose them to it. Made by hand from the letters that
/// are drawn alike in common typefaces: it covers the scripts used for disguise, and is not the whole Unicode list. Full-width,
/// mathematical and circled letters are not here because compatibility decomposition already folds them.
/// </summary>
internal static class Confusables
{
    // Written as escapes because a reader could not tell the two sides apart.
    private static readonly (string Drawn, string Read)[] Rows =
    [
        // Cyrillic, capitals
        ("\u0410\u0412\u0415\u0405\u0417\u0406\u0408\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u051A\u051C\u04BA\u04AE",
            "abeszijkmhopctyxqwhy"),
        // Cyrillic, small
        ("\u0430\u0432\u0435\u0455\u0456\u0458\u043A\u043C\u043D\u043E\u0440\u0441\u0442\u0443\u0445\u051B\u051D\u04BB\u04AF\u0501\u04CF\u0433\u043F\u0475",
            "abesijkmhopctyxqwhydlrnv"),
        // Greek, capitals
        ("\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7",
            "abezhikmnoptyx"),
        // Greek, small
        ("\u03B1\u03B2\u03B5\u03B7\u03B9\u03BA\u03BD\u03BF\u03C1\u03C3\u03C4\u03C5\u03C7\u03B3\u03C9\u03F2\u03F3",
            "abenikvopotuxywcj"),
        // Armenian, small
        ("\u0585\u057D\u0570\u0578\u0581\u0566",
            "ouhngq"),
        // Cherokee
        ("\u13AA\u13F4\u13DF\u13A0\u13AC\u13C0\u13BB\u13AB\u13E6\u13DE\u13B7\u13BE\u13E2\u13A1\u13DA\u13A2\u13D9\u13B3\u13A9\u13C3",
            "abcdeghjklmoprstvwyz"),
        // Latin, small capitals and phonetic letters
        ("\u1D00\u0299\u1D04\u1D05\u1D07\uA730\u0262\u029C\u026A\u1D0A\u1D0B\u029F\u1D0D\u0274\u1D0F"
            + "\u1D18\u0280\uA731\u1D1B\u1D1C\u1D20\u1D21\u028F\u1D22\u0251\u0261\u0269\u01EB",
            "abcdefghijklmnoprstuvwyzagiq"),
        // Latin, barred and joined letters
        ("\u0131\u0141\u0142\u00D8\u00F8\u0110\u0111\u00D0\u00F0\u0126\u0127\u0166\u0167\u0180\u0268",
            "illooddddhhttbi"),
        // Latin, letters of West African, Azerbaijani and Sami spellings
        ("\u0181\u0253\u018A\u0257\u0198\u0199\u01B3\u01B4\u0186\u0254\u0190\u025B\u014A\u014B\u018F\u0259\u0197\u0189\u0256\u0191\u0192\u0193\u0260",
            "bbddkkyyooeennaaiddffgg"),
    ];

    private static readonly FrozenDictionary<int, string> Table = Build();

    /// <summary>The Latin letters a character is read as.</summary>
    public static bool TryGet(Rune rune, [NotNullWhen(true)] out string? letters) => Table.TryGetValue(rune.Value, out letters);

    private static FrozenDictionary<int, string> Build()
    {
        var table = new Dictionary<int, string>
        {
            [0x00DF] = "ss",
            [0x00C6] = "ae",
            [0x00E6] = "ae",
            [0x0152] = "oe",
            [0x0153] = "oe",
            [0x00DE] = "th",
            [0x00FE] = "th",
        };
        foreach (var (drawn, read) in Rows)
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                table[drawn[i]] = read[i].ToString();
            }
        }

        // White letters in a black circle or square have no decomposition, unlike the black ones on white.
        foreach (var first in (ReadOnlySpan<int>)[0x1F150, 0x1F170])
        {
            for (var i = 0; i < 26; i++)
            {
                table[first + i] = ((char)('a' + i)).ToString();
            }
        }

        return table.ToFrozenDictionary();
    }
}
