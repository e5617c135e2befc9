using System.Text.RegularExpressions;
using System.Xml.Linq;
using Countersign.Commands;

namespace Countersign.Tests.Architecture;

/// <summary>The unit file, the package's scripts, the container file and the pages that tell of them name the same things as the program.</summary>
[Trait("Database", "none")]
public sealed partial class PackagingTests
{
    private static readonly string Packaging = Path.Combine(ArchitectureTests.Root, "packaging");

    private static readonly string Running = Read("docs", "running.md");

    private static readonly Dictionary<string, string> Unit = Read("packaging", "countersign.service").Split('\n')
        .Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#'))
        .DistinctBy(line => line[..line.IndexOf('=', StringComparison.Ordinal)])
        .ToDictionary(line => line[..line.IndexOf('=', StringComparison.Ordinal)], line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    [Fact]
    public void The_unit_starts_a_command_that_there_is_as_the_user_and_in_the_folder_that_the_package_makes()
    {
        var postinst = Read("packaging", "debian", "postinst");
        var started = Unit["ExecStart"].Split(' ');

        Assert.Equal("/usr/lib/countersign/countersign", started[0]);
        Assert.Empty(CommandLine.Parse(started[1..]).Errors);
        Assert.Equal("COUNTERSIGN_DATA=/var/lib/countersign", Unit["Environment"]);
        Assert.Contains($"install -d -o {Unit["User"]} -g {Unit["Group"]} -m {Unit["StateDirectoryMode"]} {Unit["WorkingDirectory"]}\n", postinst, StringComparison.Ordinal);
        Assert.Equal("countersign countersign-key", Unit["StateDirectory"]);
        Assert.Equal("/var/lib/countersign", Unit["WorkingDirectory"]);
        Assert.Contains($"install -d -o {Unit["User"]} -g {Unit["Group"]} -m {Unit["StateDirectoryMode"]} /var/lib/countersign-key\n", postinst, StringComparison.Ordinal);
        Assert.Contains("\nEnvironment=COUNTERSIGN_KEY_FILE=/var/lib/countersign-key/countersign.key\n", Read("packaging", "countersign.service"), StringComparison.Ordinal);
        Assert.Contains("\nexport COUNTERSIGN_KEY_FILE=/var/lib/countersign-key/countersign.key\n", Read("packaging", "debian", "countersign"), StringComparison.Ordinal);
        Assert.Equal("-" + Read("packaging", "debian", "conffiles").Trim(), Unit["EnvironmentFile"]);
    }

    [Fact]
    public void Whoever_stops_it_waits_longer_than_it_takes()
    {
        var inside = new HostOptions().ShutdownTimeout;

        Assert.True(inside < CommandLine.Patience, "the command waits for the host");
        Assert.True(CommandLine.Patience < TimeSpan.FromSeconds(int.Parse(Unit["TimeoutStopSec"], System.Globalization.CultureInfo.InvariantCulture)), "systemd waits for the command");
        Assert.Equal("30min", Unit["TimeoutStartSec"]);
        Assert.DoesNotContain("ProtectProc", Unit.Keys);
    }

    [Fact]
    public void Every_setting_that_is_named_is_one_that_the_program_reads()
    {
        var read = Directory.EnumerateFiles(Path.Combine(ArchitectureTests.Root, "src"), "*.cs", SearchOption.AllDirectories).SelectMany(file => Setting().Matches(File.ReadAllText(file)));
        var named = Directory.EnumerateFiles(Packaging, "*", SearchOption.AllDirectories).Select(File.ReadAllText).Append(Running).SelectMany(text => Setting().Matches(text)).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Select(match => match.Value).Except(read.Select(match => match.Value)));
    }

    [Fact]
    public void Every_command_in_the_instructions_is_one_that_the_program_takes()
    {
        var commands = Command().Matches(Running).Select(match => match.Groups["rest"].Value).ToList();

        Assert.True(commands.Count > 8, "the instructions name commands");
        Assert.All(commands, command => Assert.Empty(CommandLine.Parse([.. Word().Matches(command).Select(word => word.Value.Trim('"'))]).Errors));
    }

    [Fact]
    public void The_instructions_name_the_folders_that_are_published_and_scripts_that_there_are()
    {
        var project = XDocument.Load(Path.Combine(ArchitectureTests.Root, "src", "Countersign", "Countersign.csproj"));
        var machines = project.Descendants("RuntimeIdentifiers").Single().Value.Split(';');

        Assert.All(machines, machine => Assert.Contains($"`{machine}`", Running, StringComparison.Ordinal));
        Assert.Contains($"set -- {string.Join(' ', machines)}\n", Read("tools", "publish"), StringComparison.Ordinal);
        Assert.All(Script().Matches(Running), script => Assert.True(File.Exists(Path.Combine(ArchitectureTests.Root, script.Value)), script.Value));
    }

    [Fact]
    public void Every_block_of_the_instructions_is_walked_but_those_for_which_there_is_no_machine()
    {
        var walked = Walked().Matches(Read("packaging", "debian", "walk-inside")).Select(step => (Heading: step.Groups["heading"].Value, First: step.Groups["first"].Value)).ToList();
        var blocks = Section().Split(Running).Skip(1).Select(section => section.Split('\n', 2)).Where(section => section[0] is not ("Windows" or "Container"))
            .SelectMany(section => Block().Matches(section[1]).Select(block => (Heading: section[0], First: block.Groups["first"].Value))).ToList();

        Assert.True(blocks.Count > 15, "the instructions have blocks of commands");
        Assert.DoesNotContain(blocks, block => !walked.Exists(step => step.Heading == block.Heading && block.First.StartsWith(step.First, StringComparison.Ordinal)));
        Assert.DoesNotContain(walked, step => !blocks.Exists(block => step.Heading == block.Heading && block.First.StartsWith(step.First, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_script_of_the_package_deletes_the_schools_record()
    {
        var deleting = Directory.EnumerateFiles(Path.Combine(Packaging, "debian"), "p*").Where(file => Path.GetFileName(file) is "preinst" or "postinst" or "prerm" or "postrm")
            .SelectMany(File.ReadLines)
            .Where(line => Deletes().IsMatch(line) && !line.TrimStart().StartsWith("echo ", StringComparison.Ordinal) && !line.TrimStart().StartsWith('#'))
            .Select(line => line.Trim());

        Assert.Equal(
            ["rmdir /etc/countersign 2>/dev/null || true", "ls -1 $backups/before-*.zip | sort -r | tail -n +3 | xargs -r rm -f"], deleting.OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_and_the_container_run_the_same_files()
    {
        var container = Read("packaging", "Containerfile");

        Assert.Contains($"USER {Unit["User"]}\n", container, StringComparison.Ordinal);
        Assert.Contains($"ENV {Unit["Environment"]} COUNTERSIGN_URL=http://0.0.0.0:5080\n", container, StringComparison.Ordinal);
        Assert.Contains($"ENTRYPOINT [\"{Unit["ExecStart"].Split(' ')[0]}\"]\n", container, StringComparison.Ordinal);
        Assert.Contains($"VOLUME {Unit["WorkingDirectory"]}\n", container, StringComparison.Ordinal);
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([ArchitectureTests.Root, .. path])).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\bCOUNTERSIGN_[A-Z]+(_[A-Z]+)*\b")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^    (sudo )?([^ \n]*[/\\])?countersign (?<rest>[^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("^(.* )?(walk|stays|block) \"(?<heading>[^\"$]+)\" \"(?<first>[^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Walked();

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"(?<=(\A|\n)\n)    (?<first>[^\n]+)\n")]
    private static partial Regex Block();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(tools|packaging)/[a-zA-Z/-]+\b|\bdev\b(?= publish)")]
    private static partial Regex Script();

    [GeneratedRegex(@"\b(rm|rmdir|shred|unlink)\b|-delete\b")]
    private static partial Regex Deletes();
}
