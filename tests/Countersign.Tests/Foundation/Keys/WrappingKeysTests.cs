using Countersign.Foundation.Keys;

namespace Countersign.Tests.Foundation.Keys;

public sealed class WrappingKeysTests
{
    private static readonly byte[] Secret = "what nobody else reads"u8.ToArray();

    private readonly WrappingKeys keys = WrappingKeys.Draw();

    [Fact]
    public void What_they_closed_they_open() => Assert.Equal(Secret, keys.Open("test", keys.Close("test", Secret)));

    [Fact]
    public void Twice_the_same_secret_is_never_twice_the_same_text() => Assert.NotEqual(keys.Close("test", Secret), keys.Close("test", Secret));

    [Fact]
    public void Other_keys_do_not_open_it() => Assert.Null(WrappingKeys.Draw().Open("test", keys.Close("test", Secret)));

    [Fact]
    public void What_was_closed_for_one_purpose_opens_for_no_other() => Assert.Null(keys.Open("another", keys.Close("test", Secret)));

    [Fact]
    public void It_does_not_open_where_any_byte_was_changed_or_the_end_is_missing()
    {
        var closed = keys.Close("test", Secret);

        for (var at = 0; at < closed.Length; at++)
        {
            var changed = closed.ToArray();
            changed[at] ^= 1;
            Assert.Null(keys.Open("test", changed));
            Assert.Null(keys.Open("test", closed[..at]));
        }
    }

    [Fact]
    public void A_rotated_file_opens_the_old_and_closes_with_the_new()
    {
        var rotated = WrappingKeys.Read(keys.Rotated().Write())!;

        Assert.Equal(Secret, rotated.Open("test", keys.Close("test", Secret)));
        Assert.Null(keys.Open("test", rotated.Close("test", Secret)));
        Assert.NotEqual(keys.Name, rotated.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0000\u0001")]
    [InlineData("-----BEGIN COUNTERSIGN KEY-----\nAAAA\n-----END COUNTERSIGN KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN COUNTERSIGN KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n-----END COUNTERSIGN KEY-----")]
    public void What_is_no_key_file_is_not_read(string text) => Assert.Null(WrappingKeys.Read(text));
}
