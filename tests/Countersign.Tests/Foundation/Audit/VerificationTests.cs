using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Audit;

public sealed class VerificationTests : IAsyncLifetime
{
    private readonly EstablishmentId school = EstablishmentId.New();
    private readonly EstablishmentId other = EstablishmentId.New();
    private TestDatabase database = null!;

    public static bool HasFileModes => !OperatingSystem.IsWindows();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Copy => Path.Combine(database.Settings.DataFolder, "checkpoints.jsonl");

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create();
        foreach (var number in Enumerable.Range(1, 6))
        {
            await Save(school, $"act.{number}");
            await Save(other, $"act.{number}");
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task An_untouched_record_verifies()
    {
        await MakeCheckpoints();

        var report = await Verify();

        Assert.Equal((2, 12L, 1), (report.Schools, report.Acts, report.Checkpoints));
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("\"Kind\" = 'act.other'")]
    [InlineData("\"At\" = \"At\" + 1")]
    [InlineData("\"About\" = ''")]
    [InlineData("\"Content\" = '{\"why\":\"another reason\"}'")]
    [InlineData("\"Salt\" = NULL")]
    [InlineData("\"Digest\" = 'ff'")]
    [InlineData("\"Hash\" = 'ff'")]
    [InlineData("\"Previous\" = 'ff'")]
    [InlineData("\"By\" = \"Establishment\"")]
    public async Task An_altered_act_is_named(string change)
    {
        await Sql($"UPDATE \"Acts\" SET {change} WHERE \"Number\" = 3 AND {OfSchool}");

        var finding = Assert.Single((await Verify()).Findings);

        Assert.Equal((school, 3L), (finding.Establishment, finding.Number));
        Assert.Matches("^act 3 .*was altered after it was recorded$", finding.Sentence);
    }

    [Fact]
    public async Task Content_that_is_gone_without_a_redaction_is_named()
    {
        await Sql($"UPDATE \"Acts\" SET \"Content\" = NULL, \"Salt\" = NULL WHERE \"Number\" = 3 AND {OfSchool}");

        var finding = Assert.Single((await Verify()).Findings);

        Assert.Equal("the words of act 3 were deleted past the program: no act says that somebody was erased", finding.Sentence);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_removed_act_is_named(int number)
    {
        await Sql($"DELETE FROM \"Acts\" WHERE \"Number\" = {number} AND {OfSchool}");

        var finding = Assert.Single((await Verify()).Findings);

        Assert.Equal((school, number, $"act {number} was removed"), (finding.Establishment, finding.Number, finding.Sentence));
    }

    [Fact]
    public async Task A_removed_act_is_named_when_the_rest_was_given_new_numbers()
    {
        await Sql($"DELETE FROM \"Acts\" WHERE \"Number\" = 3 AND {OfSchool}");
        await Sql($"UPDATE \"Acts\" SET \"Number\" = 3 WHERE \"Number\" = 4 AND {OfSchool}");
        await Sql($"UPDATE \"Acts\" SET \"Number\" = 4 WHERE \"Number\" = 5 AND {OfSchool}");

        var finding = Assert.Single((await Verify()).Findings);

        Assert.Equal("act 3 was removed", finding.Sentence);
    }

    [Fact]
    public async Task Reordered_acts_are_named()
    {
        await Sql($"UPDATE \"Acts\" SET \"Number\" = 99 WHERE \"Number\" = 3 AND {OfSchool}");
        await Sql($"UPDATE \"Acts\" SET \"Number\" = 3 WHERE \"Number\" = 4 AND {OfSchool}");
        await Sql($"UPDATE \"Acts\" SET \"Number\" = 4 WHERE \"Number\" = 99 AND {OfSchool}");

        var finding = Assert.Single((await Verify()).Findings);

        Assert.Equal("the acts were reordered: the one recorded as act 3 (act.3) stands at 4", finding.Sentence);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_named()
    {
        await Sql($"DELETE FROM \"Acts\" WHERE \"Number\" > 4 AND {OfSchool}");
        await Sql($"DELETE FROM \"ActSubjects\" WHERE \"Number\" > 4 AND {OfSchool}");

        var finding = Assert.Single((await Verify()).Findings);

        Assert.Equal("act 5 was removed: the record ends with act 4, but 6 acts were recorded", finding.Sentence);
    }

    [Fact]
    public async Task A_tail_cut_off_together_with_its_end_and_its_checkpoints_is_found_by_the_copy()
    {
        await MakeCheckpoints();
        await CutTailAndHead();
        await Sql("DELETE FROM \"SignedCheckpoints\"");

        var finding = Assert.Single((await Verify()).Findings, finding => finding.Establishment == school);

        Assert.Equal("act 5 was removed: the record ends with act 4, but the checkpoint of 21 November 2026 09:00 UTC signed act 6", finding.Sentence);
    }

    [Fact]
    public async Task A_tail_cut_off_together_with_its_end_and_the_copy_is_found_by_the_table()
    {
        await MakeCheckpoints();
        await CutTailAndHead();
        File.Delete(Copy);

        var finding = Assert.Single((await Verify()).Findings, finding => finding.Establishment == school);

        Assert.StartsWith("act 5 was removed", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_rewritten_from_its_first_act_contradicts_its_checkpoint()
    {
        await MakeCheckpoints();
        await Sql($"DELETE FROM \"Acts\" WHERE {OfSchool}");
        await Sql($"DELETE FROM \"ActSubjects\" WHERE {OfSchool}");
        await Sql($"DELETE FROM \"ChainHeads\" WHERE {OfSchool}");
        foreach (var number in Enumerable.Range(1, 8))
        {
            await Save(school, $"forged.{number}");
        }

        var finding = Assert.Single((await Verify()).Findings);

        Assert.Equal("act 6 is not the act that the checkpoint of 21 November 2026 09:00 UTC signed: the record was rewritten there or before", finding.Sentence);
    }

    [Fact]
    public async Task A_school_whose_whole_record_is_gone_is_named()
    {
        await MakeCheckpoints();
        foreach (var table in (string[])["Acts", "ActSubjects", "ChainHeads"])
        {
            await Sql($"DELETE FROM \"{table}\" WHERE {OfSchool}");
        }

        var finding = Assert.Single((await Verify()).Findings);

        Assert.Equal((school, 1L), (finding.Establishment, finding.Number));
    }

    [Fact]
    public async Task A_checkpoint_that_another_key_signed_is_named()
    {
        await MakeCheckpoints();
        File.Delete(AuditKey.PathIn(database.Settings));
        AuditKey.OpenOrMake(database.Settings).Dispose();

        var report = await Verify();

        Assert.Contains(report.Findings, finding => finding.Sentence == "line 1 of checkpoints.jsonl is not as it was signed");
        Assert.Contains(report.Findings, finding => finding.Sentence == "checkpoint 1 is not as it was signed, or keys/audit.pem is not the key that signed it");
    }

    [Fact]
    public async Task A_chain_without_a_new_act_gets_no_second_checkpoint()
    {
        var first = await MakeCheckpoints();
        var second = await MakeCheckpoints();
        await Save(school, "act.7");
        var third = await MakeCheckpoints();

        Assert.Equal((2, 0, 1), (first, second, third));
        Assert.Equal(2, (await File.ReadAllLinesAsync(Copy, Ct)).Length);
    }

    [Fact(SkipUnless = nameof(HasFileModes), Skip = "Windows has no file modes")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task The_key_is_readable_to_its_owner_alone()
    {
        await MakeCheckpoints();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(AuditKey.PathIn(database.Settings)));
    }

    [Fact]
    public async Task Words_that_were_deleted_leave_a_chain_that_verifies_also_where_a_checkpoint_covers_it()
    {
        var person = PersonId.New();
        await Save(school, "act.7", person);
        await MakeCheckpoints();

        await Erase(person);
        await MakeCheckpoints();

        Assert.Empty((await Verify()).Findings);
        Assert.Empty((await Verify(Copy)).Findings);
        var acts = await Acts();
        Assert.Equal((null, null), (acts[6].Content, acts[6].Salt));
        Assert.Equal("act.redacted", acts[7].Kind);
        Assert.Equal([7L], Redaction.NumbersIn(acts[7].Kind, acts[7].Content));
        Assert.All(acts.Where(act => act.Number != 7), act => Assert.NotNull(act.Content));
    }

    [Fact]
    public async Task What_somebody_did_in_another_record_loses_its_words_there_and_that_record_says_so()
    {
        var person = PersonId.New();
        await Save(school, "act.7", person);
        await Save(other, "act.7", person);

        await Erase(person);

        Assert.Empty((await Verify()).Findings);
        var bare = await database.Use(db => db.AcrossEstablishments<StoredAuditEvent>().Where(act => act.Content == null).Select(act => act.Establishment).ToListAsync(Ct));
        Assert.Equal(new[] { school, other }.OrderBy(id => id.Value), bare.OrderBy(id => id.Value));
        Assert.Equal(2, await database.Use(db => db.AcrossEstablishments<StoredAuditEvent>().CountAsync(act => act.Kind == "act.redacted", Ct)));
    }

    [Fact]
    public async Task A_reason_in_which_the_name_stands_goes_whoever_gave_it_and_in_that_record_alone()
    {
        await Save(school, "act.7", why: "Zoë_Q O’Hara said so");
        await Save(school, "act.8", why: "ZoëxQ O’Hara and Zoë_Q O’Harald did not");
        await Save(other, "act.7", why: "Zoë_Q O’Hara said so");

        await Erase(PersonId.New(), "Zoë_Q O’Hara");

        Assert.Empty((await Verify()).Findings);
        Assert.Equal([7L], (await Acts()).Where(act => act.Content is null).Select(act => act.Number));
        Assert.Equal(0, await database.Use(db => db.Acts.CountAsync(act => act.Establishment == other && act.Content == null, Ct)));
    }

    [Fact]
    public async Task Of_a_second_erasure_what_was_deleted_before_is_not_said_again_and_what_says_it_stays()
    {
        var person = PersonId.New();
        await Save(school, "act.7", person);
        await Erase(person);

        await Erase(person);

        Assert.Equal(8, (await Acts()).Count);
        Assert.Empty((await Verify()).Findings);
    }

    [Theory]
    [InlineData("\"Content\" = '{}', \"Salt\" = 'ff' WHERE \"Number\" = 7", "act 7 (act.7, 21 November 2026 09:00 UTC) was altered after it was recorded")]
    [InlineData("\"Content\" = NULL, \"Salt\" = NULL WHERE \"Number\" = 8", "act 8 (act.redacted, 21 November 2026 09:00 UTC) was altered after it was recorded")]
    [InlineData("\"Content\" = NULL, \"Salt\" = NULL WHERE \"Number\" = 6", "the words of act 6 were deleted past the program: no act says that somebody was erased")]
    public async Task An_erasure_that_was_tampered_with_is_named(string change, string sentence)
    {
        var person = PersonId.New();
        await Save(school, "act.7", person);
        await Erase(person);

        await Sql($"UPDATE \"Acts\" SET {change} AND {OfSchool}");

        Assert.Equal(sentence, Assert.Single((await Verify()).Findings).Sentence);
    }

    [Fact]
    public async Task Words_that_come_back_after_they_were_deleted_are_named()
    {
        var person = PersonId.New();
        await Save(school, "act.7", person);
        var before = (await Acts())[6];
        await Erase(person);

        await database.Use(db => db.Acts.Where(act => act.Establishment == school && act.Number == 7)
            .ExecuteUpdateAsync(row => row.SetProperty(act => act.Content, before.Content).SetProperty(act => act.Salt, before.Salt), Ct));

        Assert.Equal("act 7 holds words of which act 8 says that they were deleted", Assert.Single((await Verify()).Findings).Sentence);
    }

    [Theory]
    [InlineData("DELETE FROM \"ActSubjects\" WHERE \"Number\" = 3", "what act 3 is about was taken out of the index of acts")]
    [InlineData("UPDATE \"ActSubjects\" SET \"Number\" = 7 WHERE \"Number\" = 6", "what act 6 is about was taken out of the index of acts")]
    [InlineData(
        "INSERT INTO \"ActSubjects\" SELECT \"Establishment\", \"Subject\", 9 FROM \"ActSubjects\" WHERE \"Number\" = 2",
        "the index of acts says of act 9 that it is about something that it does not name")]
    [InlineData(
        "INSERT INTO \"ActSubjects\" SELECT \"Establishment\", \"Subject\", 0 FROM \"ActSubjects\" WHERE \"Number\" = 2",
        "the index of acts says of act 0 that it is about something that it does not name")]
    public async Task An_altered_index_of_acts_is_named(string change, string sentence)
    {
        await Sql($"{change} AND {OfSchool}");

        var finding = Assert.Single((await Verify()).Findings);

        Assert.Equal((school, sentence), (finding.Establishment, finding.Sentence));
    }

    [Theory]
    [InlineData("DELETE FROM \"SignedCheckpoints\" WHERE \"Round\" = 2", "checkpoint 2 was removed from the database")]
    [InlineData("DELETE FROM \"SignedCheckpoints\" WHERE \"Round\" = 1", "checkpoint 1 was removed from the database")]
    [InlineData("UPDATE \"SignedCheckpoints\" SET \"Round\" = 4 WHERE \"Round\" = 3", "checkpoint 4 is not as it was signed, or keys/audit.pem is not the key that signed it")]
    [InlineData("UPDATE \"SignedCheckpoints\" SET \"Line\" = '[]' WHERE \"Round\" = 2", "checkpoint 2 is not as it was signed, or keys/audit.pem is not the key that signed it")]
    [InlineData("DELETE FROM \"SignedCheckpoints\" WHERE \"Round\" = 3", "checkpoints.jsonl holds checkpoint 3, which the database does not: the database was taken back to an earlier state")]
    public async Task A_checkpoint_that_was_removed_or_altered_is_named(string change, string sentence)
    {
        await ThreeCheckpoints();
        await Sql(change);

        Assert.Equal(sentence, (await Verify()).Findings[0].Sentence);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_line_that_was_taken_out_of_the_copy_is_named(int line)
    {
        await ThreeCheckpoints();
        database.Clock.Advance(TimeSpan.FromHours(3));
        var lines = await File.ReadAllLinesAsync(Copy, Ct);
        await File.WriteAllLinesAsync(Copy, lines.Where((_, place) => place != line), Ct);

        Assert.Equal($"checkpoint {line + 1} was removed from checkpoints.jsonl", Assert.Single((await Verify()).Findings).Sentence);
    }

    [Fact]
    public async Task What_was_cut_off_while_a_line_was_written_goes_and_the_next_round_brings_the_file_up_to_date()
    {
        await ThreeCheckpoints();
        var lines = await File.ReadAllLinesAsync(Copy, Ct);
        await File.WriteAllTextAsync(Copy, lines[0] + "\n" + lines[1][..40], Ct);

        await MakeCheckpoints();

        Assert.Equal(lines, await File.ReadAllLinesAsync(Copy, Ct));
        Assert.Empty((await Verify()).Findings);
    }

    [Fact]
    public async Task A_chain_that_is_gone_with_everything_that_this_machine_holds_of_it_is_found_by_a_copy_kept_elsewhere()
    {
        await ThreeCheckpoints();
        var elsewhere = Path.Combine(database.Settings.DataFolder, "elsewhere.jsonl");
        File.Copy(Copy, elsewhere);
        File.Delete(Copy);
        foreach (var table in (string[])["Acts", "ActSubjects", "ChainHeads"])
        {
            await Sql($"DELETE FROM \"{table}\" WHERE {OfSchool}");
        }

        await Sql("DELETE FROM \"SignedCheckpoints\"");
        await MakeCheckpoints();

        Assert.Empty((await Verify()).Findings);
        var findings = (await Verify(elsewhere)).Findings;
        Assert.Equal("checkpoint 1 of the database is not the one in elsewhere.jsonl: the database was taken back to an earlier state and went on from there", findings[0].Sentence);
        Assert.Contains(findings, finding => finding.Establishment == school && finding.Sentence.StartsWith("act 1 was removed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_taken_back_as_a_whole_with_its_folder_is_found_by_a_copy_kept_elsewhere()
    {
        await MakeCheckpoints();
        var before = await File.ReadAllTextAsync(Copy, Ct);
        await Save(school, "act.7");
        await MakeCheckpoints();
        var elsewhere = Path.Combine(database.Settings.DataFolder, "elsewhere.jsonl");
        File.Copy(Copy, elsewhere);
        await File.WriteAllTextAsync(Copy, before, Ct);
        await Sql("DELETE FROM \"SignedCheckpoints\" WHERE \"Round\" = 2");
        await Sql($"DELETE FROM \"Acts\" WHERE \"Number\" = 7 AND {OfSchool}");
        await Sql($"DELETE FROM \"ActSubjects\" WHERE \"Number\" = 7 AND {OfSchool}");
        await Sql($"UPDATE \"ChainHeads\" SET \"Number\" = 6, \"Hash\" = (SELECT \"Hash\" FROM \"Acts\" WHERE \"Number\" = 6 AND {OfSchool}) WHERE {OfSchool}");

        Assert.Empty((await Verify()).Findings);
        Assert.Equal("elsewhere.jsonl holds checkpoint 2, which the database does not: the database was taken back to an earlier state", (await Verify(elsewhere)).Findings[0].Sentence);
    }

    [Fact]
    public async Task A_copy_in_which_somebody_wrote_is_named_with_its_line()
    {
        await ThreeCheckpoints();
        var elsewhere = Path.Combine(database.Settings.DataFolder, "elsewhere.jsonl");
        var lines = await File.ReadAllLinesAsync(Copy, Ct);
        await File.WriteAllLinesAsync(elsewhere, [lines[0], lines[1].Replace("\"number\":7", "\"number\":6", StringComparison.Ordinal), lines[2]], Ct);

        Assert.Equal("line 2 of elsewhere.jsonl is not as it was signed", Assert.Single((await Verify(elsewhere)).Findings).Sentence);
    }

    private async Task ThreeCheckpoints()
    {
        await MakeCheckpoints();
        await Save(school, "act.7");
        await MakeCheckpoints();
        await Save(other, "act.7");
        await MakeCheckpoints();
    }

    private string OfSchool => database.Settings.PostgreSql is null ? $"\"Establishment\" = '{school.ToString().ToUpperInvariant()}'" : $"\"Establishment\" = '{school}'";

    private Task Save(EstablishmentId establishment, string kind, PersonId? by = null, string why = "a reason") =>
        database.Use(db => db.Save(new AuditEvent(SomeKind.Named(kind), establishment, by, database.Clock.GetUtcNow(), establishment.Value) { Why = why }, Ct));

    private Task<List<StoredAuditEvent>> Acts() =>
        database.Use(db => db.Acts.AsNoTracking().Where(act => act.Establishment == school).OrderBy(act => act.Number).ToListAsync(Ct));

    private Task Erase(PersonId person, params string[] names) => database.Use(async db =>
    {
        var erased = new AuditEvent(SomeKind.Named("person.erased"), school, null, database.Clock.GetUtcNow(), person.Value);
        var acts = await db.DeleteWords(database.Services.GetRequiredService<AuditEventKinds>(), erased, names, Ct);
        if (acts.Count > 0)
        {
            await db.Save(acts, Ct);
        }
    });

    private async Task CutTailAndHead()
    {
        await Sql($"DELETE FROM \"Acts\" WHERE \"Number\" > 4 AND {OfSchool}");
        await Sql($"DELETE FROM \"ActSubjects\" WHERE \"Number\" > 4 AND {OfSchool}");
        await Sql($"UPDATE \"ChainHeads\" SET \"Number\" = 4, \"Hash\" = (SELECT \"Hash\" FROM \"Acts\" WHERE \"Number\" = 4 AND {OfSchool}) WHERE {OfSchool}");
    }

    private Task<int> MakeCheckpoints() => database.Services.Everywhere(services => services.GetRequiredService<Checkpoints>().Make(Ct));

    private Task<AuditReport> Verify(string? elsewhere = null) =>
        database.Services.Everywhere(services => services.GetRequiredService<AuditTrailVerifier>().Run(Ct, elsewhere));

#pragma warning disable EF1002, EF1003 // The statements are this class's own; braces are doubled because EF reads them as parameters.
    private Task<int> Sql(string statement) => database.Use(db => db.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), Ct));
#pragma warning restore EF1002, EF1003
}
