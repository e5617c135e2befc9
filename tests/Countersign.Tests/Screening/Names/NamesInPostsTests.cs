using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Countersign.Screening.Names;

namespace Countersign.Tests.Screening.Names;

/// <summary>Posts that somebody else wrote over a roster of theirs (posts/README.md), and posts made by rule over another.</summary>
public sealed partial class NamesInPostsTests
{
    private static readonly Lazy<IReadOnlyList<ScoredPost>> Collected = new(() => [.. Collection()]);

    private static readonly Lazy<IReadOnlyList<ScoredPost>> Made = new(() => [.. MadeUp()]);

    [Fact]
    public void Every_pupil_of_the_collection_is_found() => Assert.Equal([], Collected.Value.Where(post => !post.IsFound).Select(post => post.Text));

    [Fact]
    public void Nobody_in_the_collection_is_blocked_who_is_not_meant() =>
        Assert.Equal([], Collected.Value.Where(post => post.IsFalseBlock).Select(post => post.Text));

    [Fact]
    public void Nothing_in_the_collection_asks_where_nobody_is_named() =>
        Assert.Equal([], Collected.Value.Where(post => post.IsDecoy && post.Got > 1).Select(post => post.Text));

    [Fact]
    public void Nearly_every_post_of_the_collection_gets_the_very_level_wanted() =>
        Assert.InRange(Collected.Value.Count(post => post.Got == post.Wanted || (post.Got == 1 && post.Form is "decoy-staff" or "decoy-public")), 136, 140);

    [Fact]
    public void In_99_of_100_posts_a_whole_name_is_found_whatever_its_form()
    {
        var forms = Made.Value.Where(post => !post.IsDecoy && !post.IsNear).GroupBy(post => post.Form).ToList();

        Assert.True(forms.Count >= 30);
        Assert.All(forms, form => Assert.InRange(form.Count(post => post.IsFound), form.Count() * 0.99, form.Count()));
    }

    [Fact]
    public void In_95_of_100_posts_a_name_that_is_nearly_a_pupils_is_found()
    {
        var forms = Made.Value.Where(post => post.IsNear).GroupBy(post => post.Form).ToList();

        Assert.True(forms.Count >= 12);
        Assert.All(forms, form => Assert.InRange(form.Count(post => post.IsFound), form.Count() * 0.95, form.Count()));
    }

    [Fact]
    public void At_most_one_in_a_hundred_posts_blocks_for_somebody_who_is_not_meant()
    {
        var decoys = Made.Value.Where(post => post.IsDecoy).ToList();

        Assert.True(decoys.Count >= 150);
        Assert.InRange(decoys.Count(post => post.IsFalseBlock), 0, decoys.Count / 100);
        Assert.InRange(Made.Value.Count(post => !post.IsDecoy && post.IsFalseBlock), 0, Made.Value.Count / 100);
    }

    [Fact]
    public void Few_posts_that_name_nobody_ask()
    {
        var decoys = Made.Value.Where(post => post.IsDecoy).ToList();

        Assert.InRange(decoys.Count(post => post.Got == 2), 0, decoys.Count / 20);
    }

    private static IEnumerable<ScoredPost> Collection([CallerFilePath] string here = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(here)!, "posts");
        var ids = new Dictionary<string, Guid>();
        var names = new List<RosterName>();
        foreach (var cells in File.ReadLines(Path.Combine(folder, "roster.csv")).Skip(1).Select(line => line.Split(',')))
        {
            ids[cells[0]] = Guid.CreateVersion7();
            names.Add(new(ids[cells[0]], cells[1], cells[2].Length == 0 ? null : cells[2], cells[3]));
        }

        var roster = Roster.Of(names);
        foreach (var cells in File.ReadLines(Path.Combine(folder, "posts.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            var pupils = cells[2] == "-" ? [] : cells[2].Split(';').Select(id => ids[id]).ToList();
            yield return PostScore.Of(Unescape(cells[1]), pupils, cells[3], cells[4], roster);
        }
    }

    private static IEnumerable<ScoredPost> MadeUp()
    {
        var ids = MadePupils.All.ToDictionary(pupil => pupil, _ => Guid.CreateVersion7());
        var roster = Roster.Of(ids.Select(pupil => new RosterName(pupil.Value, pupil.Key.First, pupil.Key.Preferred, pupil.Key.Surname)));
        foreach (var post in MadePosts.Named())
        {
            yield return PostScore.Of(post.Text, [.. post.Pupils.Select(pupil => ids[pupil])], post.Form, post.Expectation, roster);
        }

        foreach (var (text, form) in MadeDecoys.All())
        {
            yield return PostScore.Of(text, [], form, "none", roster);
        }
    }

    private static string Unescape(string text) => Escape().Replace(text, match => match.Value switch
    {
        "\\n" => "\n",
        "\\r" => "\r",
        _ => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString(),
    });

    [GeneratedRegex(@"\\u(?<code>[0-9A-Fa-f]{4})|\\n|\\r", RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
