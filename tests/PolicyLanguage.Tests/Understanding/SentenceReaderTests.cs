using System.Text.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Understanding;

namespace PolicyLanguage.Tests.Understanding;

public sealed class SentenceReaderTests
{
    [Theory]
    [InlineData("teacher", "can i accept a friend request from an ex pupil on facebook", "accept a request", "former pupil", "personal account")]
    [InlineData("teacher", "CAN I ACCEPT A FREIND REQEST FROM AN EX PUPIL ON FACEBOOK", "accept a request", "former pupil", "personal account")]
    [InlineData("teacher", "a pupil messaged me on instagram what do i do", "receive a message", "current pupil", "personal account")]
    [InlineData("teacher", "is it ok to whatsapp a parent", "message", "parent of a current pupil", "unapproved site")]
    [InlineData("headteacher", "the local paper rang for a quote", "answer the press", "journalist", null)]
    public void What_people_type_is_read(string asker, string sentence, string action, string counterpart, string? channel)
    {
        var best = Read(sentence, asker).Readings[0];

        Assert.Equal((action, counterpart, channel), (best.Action, best.Counterpart, best.Channel));
    }

    [Theory]
    [InlineData("a girl in my form says she wants to kill herself")]
    [InlineData("he said he will send my nudes to everyone unless i pay")]
    [InlineData("a man she met on roblox wants to meet her")]
    [InlineData("Ktoś dorosły pisze do mojej córki i chce się spotkać")]
    [InlineData("Mae rhywun yn gofyn i fy merch am luniau ac mae hi wedi cael ofn")]
    public void A_child_who_may_be_at_risk_comes_first(string sentence) => Assert.True(Read(sentence).SafeguardingFirst);

    [Theory]
    [InlineData("can i post about anti bullying week on the school twitter")]
    [InlineData("the printer in the staffroom is broken, who do i kill")]
    [InlineData("can i put my cat on insta")]
    [InlineData("what do i do, do i reply or do i not, do i have to do anything, hi")]
    public void An_alarming_word_alone_is_no_alarm(string sentence) => Assert.False(Read(sentence).SafeguardingFirst);

    [Theory]
    [InlineData("")]
    [InlineData("   \u202e \u200b")]
    [InlineData("?")]
    [InlineData("what time is parents evening")]
    [InlineData("qwxz zzkq")]
    [InlineData("\ud800\udfffa \udc00")]
    public void What_no_policy_answers_gets_no_reading(string sentence)
    {
        var understood = Read(sentence);

        Assert.True(understood.OffTopic);
        Assert.Empty(understood.Readings);
    }

    [Fact]
    public void Names_that_a_vocabulary_lacks_are_never_offered()
    {
        var bare = PolicyReader.Read("bare.md", "no policy"u8.ToArray()).Document?.Vocabulary ?? new Vocabulary();

        Assert.Empty(SentenceReader.Read("can i add an ex pupil on facebook", "teacher", bare).Readings);
    }

    [Fact]
    public void Places_are_called_by_their_full_names()
    {
        Assert.Equal("Instagram", Read("can i add a mum on insta").Readings[0].Place);
        Assert.Equal("Instagram", Read("can i add a mum on insta gram").Readings[0].Place);
        Assert.Null(Read("can i add a mum").Readings[0].Place);
    }

    [Fact]
    public void What_is_merely_usual_is_told_apart_from_what_is_said()
    {
        var said = Read("can i accept a friend request from an ex pupil on facebook").Readings[0];
        var usual = Read("can i accept a friend request from an ex pupil").Readings[0];

        Assert.Equal((true, true, "personal account"), (said.SaysCounterpart, said.SaysChannel, said.Channel));
        Assert.Equal((true, false, "personal account"), (usual.SaysCounterpart, usual.SaysChannel, usual.Channel));
    }

    [Fact]
    public void What_the_sentence_says_of_age_and_time_is_kept()
    {
        var reading = Read("shes 18 now and left 3 years ago, ex pupil, can i add her on facebook").Readings[0];

        Assert.Equal((18, 3), (reading.Aged, reading.YearsGone));
    }

    [Fact]
    public void A_sentence_of_a_megabyte_takes_no_more_than_its_first_words()
    {
        var start = "can i add an ex pupil on facebook ";
        var (some, many) = (string.Concat(Enumerable.Repeat(start, 60)), string.Concat(Enumerable.Repeat(start, 30_000)));

        Assert.Equal(SentenceJson.Write(Read(some)), SentenceJson.Write(Read(many)));
    }

    [Fact]
    public void Another_program_gets_one_line_in_the_names_of_the_vocabulary()
    {
        var json = SentenceJson.Write(Read("can i accept a friend request from an ex pupil on facebook"));

        Assert.DoesNotContain('\n', json);
        var read = JsonDocument.Parse(json).RootElement;
        var best = read.GetProperty("readings")[0];
        Assert.Equal(("may", "accept a request", "former pupil", "Facebook"), (Text("kind"), Text("action"), Text("counterpart"), Text("place")));
        Assert.Equal(JsonValueKind.Null, best.GetProperty("concern").ValueKind);
        Assert.False(read.GetProperty("safeguardingFirst").GetBoolean() || read.GetProperty("offTopic").GetBoolean());

        string? Text(string name) => best.GetProperty(name).GetString();
    }

    [Fact]
    public void Whoever_asks_whom_to_tell_of_a_danger_has_something_to_tell()
    {
        Assert.True(Read("who do i tell about a colleague thats messaging a pupil").SafeguardingFirst);
        Assert.False(Read("who do i tell about a fake account that says its our school").SafeguardingFirst);
    }

    [Fact]
    public void Small_words_of_English_are_not_told_as_not_understood()
    {
        var reading = Read("i acepted a mum on fb, do i unfriend her zxqvwk").Readings[0];

        Assert.Equal(["zxqvwk"], reading.NotUnderstood);
    }

    private static UnderstoodSentence Read(string sentence, string asker = "teacher") => SentenceReader.Read(sentence, asker, PolicyReader.CoreWords);
}
