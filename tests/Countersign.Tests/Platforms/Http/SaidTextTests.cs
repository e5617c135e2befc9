using System.Text;
using Countersign.Foundation.Text;
using Countersign.Platforms.Http;

namespace Countersign.Tests.Platforms.Http;

public sealed class SaidTextTests
{
    [Fact]
    public void Whatever_character_a_platform_sends_what_is_left_passes_the_gate_of_what_people_type()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var read = SaidText.Read($"a{(char)unit}b");

            Assert.True(TextGate.Passes(read), $"U+{unit:X4}");
            Assert.DoesNotContain('\n', read);
        }
    }

    [Fact]
    public void It_is_cut_between_characters()
    {
        var read = SaidText.Read(new string('n', 299) + "🌱");

        Assert.Equal(299, read.Length);
        Assert.Equal(300, SaidText.Read(new string('n', 298) + "🌱").Length);
        Assert.DoesNotContain(Rune.ReplacementChar.ToString(), read, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_scripts_stay() => Assert.Equal("الحساب مغلق 🇬🇧", SaidText.Read(" الحساب مغلق 🇬🇧\u202E"));
}
