using System.Text.RegularExpressions;

namespace GilBench.Tests;

/// <summary>Keeps the house: floors, doors, names and sizes. Reads the sources as text.</summary>
public sealed partial class ArchitectureTests
{
    private const string Harness = "src/Harness";

    /// <summary>Bottom up; a floor uses only lower ones, and siblings do not use each other.</summary>
    private static readonly string[][] Floors =
    [
        ["Model", "Statistics"],
        ["Machine", "Analysis", "Json"],
        ["Processes", "Results", "History"],
        ["Runtimes", "Workers"],
        ["Planning", "Claims", "Regression", "Capacity", "Fleets"],
        ["Running", "Reporting"],
        ["Sessions"],
        ["Cli"],
        ["Program"],
    ];

    /// <summary>Bottom up, the sub-folders of a folder; one uses only those before it. The empty name is the folder itself.</summary>
    private static readonly Dictionary<string, string[]> SubfolderOrders = new()
    {
        ["Statistics"] =
        [
            "", "Description", "SignedRank", "Intervals", "Sampling", "Capacity", "ChangePoints", "Gates", "Verdicts", "Acceptance",
        ],
        ["Runtimes"] = ["", "Installing"],
        ["Claims"] = ["", "Reading", "Judging", "Measuring"],
        ["Reporting"] =
        [
            "Text", "Series", "Answers", "Warnings", "Tables", "Charts", "Verdicts", "Comparisons", "Page", "Drawing", "Html", "Markdown",
            "Summary", "", "Printing", "Exports",
        ],
    };

    /// <summary>What only one folder may mention: the pattern, and the folder that is its only user.</summary>
    private static readonly (string Pattern, string OnlyUser)[] Doors =
    [
        (@"\bCliWrap\b", "Processes"),
        (@"\bProcessStartInfo\b|\bProcess\.Start\b", "Processes"),
        (@"\b(ScottPlot|SkiaSharp)\b", "Reporting/Drawing"),
        (@"\bHandlebarsDotNet\b", "Reporting/Html"),
        (@"\b(Microsoft\.Data\.Sqlite|SQLitePCL|Npgsql)\b", "History"),
        (@"\b(Spectre\.Console|System\.CommandLine)\b", "Cli"),
        (@"\bRunFile\.(Create|Continue)\b|\bnew RunLoop\b", "Sessions"),
        (@"""run\.jsonl""|<RunLine>\(", "Results"),
        (@"""/?(proc|sys)/", "Machine"),
    ];

    private static readonly string[] DrawerNames = ["utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"];

    private const int MostLines = 250;

    private const int MostColumns = 140;

    // Put together here, so that this file does not hold what it forbids.
    private static readonly string[] RegistryHosts =
    [
        "pypi" + ".org", "pythonhosted" + ".org", "nuget" + ".org", "npmjs" + ".", "debian" + ".org", "ubuntu" + ".com", "crates" + ".io",
        "conda" + ".org", "anaconda" + ".", "rubygems" + ".org", "proxy.golang" + ".org", "docker" + ".io", "ghcr" + ".io",
    ];

    private static IReadOnlyList<string> Sources => ProjectTree.FilesBelow(Harness, ".cs");

    [Fact]
    public void A_floor_uses_only_lower_floors()
    {
        var wrong =
            from file in Sources
            let own = FolderOf(file)
            from used in UsedFolders(ProjectTree.Read(file))
            where used != own && FloorOf(used) >= FloorOf(own)
            select $"{file} (floor {FloorOf(own)}) uses {used} (floor {FloorOf(used)})";

        AssertNone(wrong);
    }

    [Fact]
    public void Every_folder_has_a_floor() =>
        AssertNone(Sources.Select(FolderOf).Distinct().Except(Floors.SelectMany(floor => floor)));

    [Fact]
    public void A_sub_folder_uses_only_those_before_it()
    {
        var wrong =
            from file in Sources
            where SubfolderOrders.ContainsKey(FolderOf(file))
            let order = SubfolderOrders[FolderOf(file)]
            from used in UsedSubfolders(file)
            where Array.IndexOf(order, used) >= Array.IndexOf(order, SubfolderOf(file))
            select $"{file} uses {(used.Length > 0 ? used : "the folder itself")}, which does not stand before its own sub-folder";

        AssertNone(wrong);
    }

    [Fact]
    public void Every_sub_folder_has_its_place_in_an_order() => Assert.Equal(
        from order in SubfolderOrders
        from below in order.Value
        orderby order.Key, below
        select $"{order.Key}/{below}",
        from folder in Sources.GroupBy(FolderOf)
        where folder.Any(file => SubfolderOf(file).Length > 0)
        from below in folder.Select(SubfolderOf).Distinct()
        orderby folder.Key, below
        select $"{folder.Key}/{below}");

    [Fact]
    public void What_has_one_door_is_used_behind_it_alone()
    {
        var wrong =
            from file in Sources
            from door in Doors
            where !file.StartsWith($"{Harness}/{door.OnlyUser}/", StringComparison.Ordinal)
            from Match use in Regex.Matches(ProjectTree.Read(file), door.Pattern)
            select $"{file} mentions {use.Value}, whose only user is {door.OnlyUser}";

        AssertNone(wrong);
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var wrong =
            from file in Sources.Where(file => file != $"{Harness}/Program.cs")
            let folder = Path.GetDirectoryName(Path.GetRelativePath(Harness, file))!.Replace('/', '.')
            where !ProjectTree.Read(file).Contains($"\nnamespace GilBench.{folder};\n", StringComparison.Ordinal)
                && !ProjectTree.Read(file).StartsWith($"namespace GilBench.{folder};\n", StringComparison.Ordinal)
            select file;

        AssertNone(wrong);
    }

    [Fact]
    public void No_source_is_longer_or_wider_than_a_reader_takes_in()
    {
        var sources = ProjectTree.TrackedFiles()
            .Where(file => Path.GetExtension(file) is ".cs" or ".py" or ".sh" || file == ".ci/run")
            .Select(file => (File: file, Lines: File.ReadAllLines(ProjectTree.At(file))))
            .ToList();
        var longOnes = sources.Where(source => source.Lines.Length > MostLines)
            .Select(source => $"{source.File} has {source.Lines.Length} lines (at most {MostLines})");
        var wideOnes =
            from source in sources
            from line in source.Lines.Index()
            where line.Item.Length > MostColumns
            select $"{source.File}:{line.Index + 1} has {line.Item.Length} columns (at most {MostColumns})";

        Assert.Contains("tests/Harness.Tests/ArchitectureTests.cs", sources.Select(source => source.File));
        AssertNone(longOnes.Concat(wideOnes));
    }

    [Fact]
    public void No_folder_and_no_source_is_named_for_a_drawer() => Assert.DoesNotContain(
        ProjectTree.TrackedFiles().SelectMany(file => file.Split('/').Select(Path.GetFileNameWithoutExtension)),
        name => DrawerNames.Contains(name, StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void Python_workloads_import_nothing_else_of_gilbench_but_what_records_are_made_of()
    {
        var wrong =
            from file in ProjectTree.FilesBelow("bench/Python/src/gilbench/workloads", ".py")
            from Match import in PythonImport().Matches(ProjectTree.Read(file))
            where !import.Groups["module"].Value.StartsWith("gilbench.workloads", StringComparison.Ordinal)
                && import.Groups["module"].Value != "gilbench.frozen"
            select $"{file}: {import.Value.Trim()}";

        AssertNone(wrong);
    }

    [Fact]
    public void No_tracked_file_names_the_host_of_a_package_registry()
    {
        var wrong =
            from file in ProjectTree.TrackedFiles().Where(file => Path.GetExtension(file) is not (".ttf" or ".png"))
            let text = ProjectTree.Read(file)
            from host in RegistryHosts
            where text.Contains(host, StringComparison.OrdinalIgnoreCase)
            select $"{file} names {host}";

        AssertNone(wrong);
    }

    /// <summary>Names them all, where an assertion on the collection would cut them short.</summary>
    private static void AssertNone(IEnumerable<string> wrong)
    {
        var all = string.Join('\n', wrong);
        Assert.True(all.Length == 0, all);
    }

    /// <summary>The first folder below src/Harness; sub-folders count as that folder, Program.cs as one of its own.</summary>
    private static string FolderOf(string file)
    {
        var parts = Path.GetRelativePath(Harness, file).Split('/');
        return parts.Length == 1 ? Path.GetFileNameWithoutExtension(parts[0]) : parts[0];
    }

    /// <summary>The folder below that of the floor; empty for the folder itself.</summary>
    private static string SubfolderOf(string file) =>
        Path.GetRelativePath(Harness, file).Split('/') is [_, var below, _, ..] ? below : "";

    /// <summary>
    /// The other sub-folders of its folder that a source names, and the folder itself, whose types need no name of their namespace and are
    /// found by their own.
    /// </summary>
    private static IEnumerable<string> UsedSubfolders(string file)
    {
        var (folder, own, text) = (FolderOf(file), SubfolderOf(file), ProjectTree.Read(file));
        var named = Sources.Where(other => FolderOf(other) == folder).Select(SubfolderOf).Distinct()
            .Where(below => below.Length > 0 && below != own)
            .Where(below => Regex.IsMatch(text, $@"\b{folder}\.{below}\b"));
        var types = Sources.Where(other => own.Length > 0 && FolderOf(other) == folder && SubfolderOf(other).Length == 0)
            .SelectMany(other => DeclaredType().Matches(ProjectTree.Read(other)).Select(match => match.Groups["name"].Value));
        return types.Any(type => Regex.IsMatch(text, $@"(?<![\w.]){type}\b")) ? named.Append("") : named;
    }

    private static int FloorOf(string folder) => Array.FindIndex(Floors, floor => floor.Contains(folder));

    private static IEnumerable<string> UsedFolders(string text) =>
        FullName().Matches(text).Select(match => match.Groups["folder"].Value).Where(folder => FloorOf(folder) >= 0).Distinct();

    [GeneratedRegex(@"^internal [\w ]*(record|class|enum|interface|struct) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex DeclaredType();

    [GeneratedRegex(@"\bGilBench\.(?<folder>[A-Z]\w*)")]
    private static partial Regex FullName();

    [GeneratedRegex(
        @"^\s*(from\s+(?<module>gilbench[\w.]*|\.[\w.]*)\s+import|import\s+(?<module>gilbench[\w.]*)).*$", RegexOptions.Multiline)]
    private static partial Regex PythonImport();
}
