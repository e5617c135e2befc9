using System.CommandLine;
using Countersign.Commands;

namespace Countersign.Tests.Commands;

[Trait("Database", "none")]
public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("smtp://mail.school.example", "mail.school.example", 587, false)]
    [InlineData("smtp://mail.school.example:25", "mail.school.example", 25, false)]
    [InlineData("smtps://mail.school.example", "mail.school.example", 465, true)]
    [InlineData("smtps://10.0.0.5:2465/", "10.0.0.5", 2465, true)]
    public void The_mail_server_is_named_by_an_address(string typed, string host, int port, bool tls)
    {
        var server = Read(typed, "countersign@school.example");

        Assert.Equal((host, port, tls), (server!.Host, server.Port, server.Tls));
    }

    [Theory]
    [InlineData("mail.school.example")]
    [InlineData("http://mail.school.example")]
    [InlineData("smtp://user:secret@mail.school.example")]
    [InlineData("smtp://mail.school.example/inbox")]
    public void What_is_no_such_address_is_refused_and_a_password_in_it_too(string typed) =>
        Assert.StartsWith("Write --mail like smtp://mail.school.example:587", Refused(typed, "countersign@school.example"), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("Countersign")]
    public void Somebody_has_to_be_the_sender(string? from) =>
        Assert.Equal("Say with --mail-from from whom e-mails come, such as countersign@school.example.", Refused("smtp://mail.school.example", from));

    [Fact]
    public void Without_one_there_is_none() => Assert.Null(Read(null, null));

    [Fact]
    public void User_and_password_come_from_the_environment_and_are_never_printed()
    {
        var server = Read("smtp://mail.school.example", "countersign@school.example", ("COUNTERSIGN_MAIL_USER", "someone"), ("COUNTERSIGN_MAIL_PASSWORD", "a secret"));

        Assert.Equal(("someone", "a secret"), (server!.User, server.Password));
        Assert.Equal("smtp://mail.school.example:587", server.ToString());
    }

    private static MailServer? Read(string? server, string? from, params (string Name, string Value)[] set) => ((Outcome<MailServer?>.Done)Parse(server, from, set)).Value;

    private static string Refused(string? server, string? from) => ((Outcome<MailServer?>.Refused)Parse(server, from, [])).Why.Sentence;

    private static Outcome<MailServer?> Parse(string? server, string? from, (string Name, string Value)[] set)
    {
        var options = new MailOptions(name => set.FirstOrDefault(one => one.Name == name).Value);
        var command = new RootCommand();
        options.AddTo(command);
        return options.Read(command.Parse([.. server is null ? (string[])[] : ["--mail", server], .. from is null ? (string[])[] : ["--mail-from", from]]));
    }
}
