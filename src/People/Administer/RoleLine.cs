using System.Text.Json;

namespace Countersign.People.Administer;

/// <summary>Which roles somebody would be given, and which taken from them.</summary>
internal sealed record RoleLine(PersonId Person, IReadOnlyList<string> Gives, IReadOnlyList<string> Takes)
{
    public bool IsEmpty => Gives.Count + Takes.Count == 0;

    public IEnumerable<string> Roles => Gives.Concat(Takes);

    public static RoleLine Between(PersonId person, IReadOnlyCollection<string> now, IReadOnlyCollection<string> wanted) =>
        new(person, [.. wanted.Except(now)], [.. now.Except(wanted)]);

    public static string Write(IEnumerable<RoleLine> lines) =>
        JsonSerializer.Serialize(lines.Select(line => new Stored(line.Person.Value, line.Gives, line.Takes)));

    public static IReadOnlyList<RoleLine> Read(string details) =>
        [.. JsonSerializer.Deserialize<List<Stored>>(details)!.Select(line => new RoleLine(new PersonId(line.Person), line.Gives, line.Takes))];

    private sealed record Stored(Guid Person, IReadOnlyList<string> Gives, IReadOnlyList<string> Takes);
}
