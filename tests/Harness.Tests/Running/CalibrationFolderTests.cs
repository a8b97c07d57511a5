using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Running;

public sealed class CalibrationFolderTests : IDisposable
{
    private static readonly Calibration s_found = new("sum_squares", ParameterSetNames.Calibrated, Language.Python, 64, 0.0256, "an arm");
    private static readonly LeastSlice s_least = new(0.02, 1);

    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("gilbench-test-").FullName, "calibrations");

    private CalibrationFolder Store => new(_folder);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    private static List<ResolvedArm> Group(string workload = "sum_squares")
    {
        var context = SmallRun.Context();
        var plan = Planner.Make(SmallRun.Request() with { Selection = new Selection { Workloads = [workload] } }, context);
        var header = SmallRun.Header(plan, context);
        return [.. ResolvedArm.AllOf(header).Where(resolved => resolved.Arm.Workload == workload && resolved.Language == Language.Python)];
    }

    [Fact]
    public void What_is_kept_is_found_again_until_it_is_forgotten()
    {
        Assert.Null(Store.Find("key"));

        Store.Keep("key", s_found);
        Assert.Equal(s_found, Store.Find("key"));
        Assert.Null(Store.Find("another"));

        Store.Keep("key", s_found with { Tasks = 128 });
        Assert.Equal(128, Store.Find("key")!.Tasks);

        Store.Forget("key");
        Store.Forget("key");
        Assert.Null(Store.Find("key"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"type":"calibration"}""")]
    [InlineData("""{"type":"session","started":"2026-01-01T00:00:00+00:00","process_id":1}""")]
    public void A_file_that_cannot_be_read_is_as_if_it_were_not_there(string text)
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "key.json"), text);

        Assert.Null(Store.Find("key"));
        Store.Keep("key", s_found);
        Assert.Equal(s_found, Store.Find("key"));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_keeps_nothing_and_disturbs_nobody()
    {
        File.WriteAllText(_folder, "in the way");

        Store.Keep("key", s_found);
        Assert.Null(Store.Find("key"));
        Store.Forget("key");
    }

    [Fact]
    public void A_key_is_of_the_machine_the_executables_the_workload_its_sizes_its_arms_and_the_slice()
    {
        var group = Group();
        var key = Key(group);

        Assert.Equal(key, Key(Group()));
        Assert.Equal(key, Key([.. group.AsEnumerable().Reverse()]));
        var sized = group.ConvertAll(
            resolved => resolved with { ParameterSet = resolved.ParameterSet with { Arguments = SmallArguments.Of("n", 11) } });
        var forcing = new Dictionary<string, string> { ["PYTHON_GIL"] = "1" };
        var forced = group.ConvertAll(resolved => resolved with { Runtime = resolved.Runtime with { Environment = forcing } });
        string[] others =
        [
            Key(group, fingerprint: "another machine"), Key(group, hash: "another executable"), Key(group, hash: null),
            Key(sized), Key(forced), Key(Group("sleep")), Key([.. group.Where(resolved => resolved.Arm.Workers == 1)]),
            Key(group, s_least with { Seconds = 0.04 }), Key(group, s_least with { Tasks = 10 }),
        ];
        Assert.Equal(others.Length + 1, others.Append(key).Distinct().Count());
        Assert.All(others.Append(key), name => Assert.Matches("^[0-9a-f]{64}$", name));
    }

    private static string Key(
        IReadOnlyList<ResolvedArm> group, LeastSlice? least = null, string fingerprint = "machine", string? hash = "hash") =>
        CalibrationKey.Of(fingerprint, group, least ?? s_least, _ => hash);
}
