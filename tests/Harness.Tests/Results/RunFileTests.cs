using GilBench.Model;
using GilBench.Planning;
using GilBench.Results;
using GilBench.Tests.Running;

namespace GilBench.Tests.Results;

public sealed class RunFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gilbench-test-").FullName;

    private static RunHeader Header()
    {
        var ground = SmallRun.Ground();
        return SmallRun.Header(Planner.Make(SmallRun.Request(), ground), ground);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_written_is_read_back()
    {
        var header = Header();
        var block = new BlockEnd(1, 1, Valid: true, null);
        using (var file = RunFile.Create(_folder, header))
        {
            file.Append(new Session(DateTimeOffset.UnixEpoch, 1));
            file.Append(new Calibration("sum_squares", Sizes.Calibrated, Language.Python, 64, 0.2, header.Plan.Arms[0].Id));
            file.Append(block);
            file.Append(new RunEnd(RunEndReason.AllBlocks, 1, 2));
        }

        var run = RunFile.Read(_folder);

        Assert.Equal(header.Plan.Arms, run.Header.Plan.Arms);
        Assert.Equal(header.Runtimes[0].Description, run.Header.Runtimes[0].Description);
        Assert.Equal([block], run.Blocks);
        Assert.Equal(0.5, run.End!.TimedShare);
        Assert.Equal(64, Assert.Single(run.Calibrations).Tasks);
    }

    [Fact]
    public void A_line_cut_off_by_a_crash_is_passed_over_and_then_written_anew()
    {
        using (var file = RunFile.Create(_folder, Header()))
        {
            file.Append(new BlockEnd(1, 1, Valid: true, null));
        }

        var path = RunFile.PathOf(_folder);
        File.AppendAllText(path, "{\"type\":\"block\",\"blo");
        Assert.Single(RunFile.Read(path).Blocks);

        using (var file = RunFile.Continue(_folder))
        {
            file.Append(new BlockEnd(2, 1, Valid: true, null));
        }

        Assert.Equal([1, 2], RunFile.Read(path).Blocks.Select(block => block.Block));
    }

    [Fact]
    public void A_folder_that_holds_a_run_is_not_written_over()
    {
        RunFile.Create(_folder, Header()).Dispose();

        var refusal = Assert.Throws<RunFileException>(() => RunFile.Create(_folder, Header()));

        Assert.Contains("--resume", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_whose_run_never_got_its_header_can_be_used_again()
    {
        File.WriteAllText(RunFile.PathOf(_folder), "{\"type\":\"run\",\"sche");

        RunFile.Create(_folder, Header()).Dispose();

        Assert.Empty(RunFile.Read(_folder).Launches);
    }

    [Fact]
    public void Two_harnesses_do_not_write_one_run()
    {
        using var first = RunFile.Create(_folder, Header());

        Assert.Throws<RunFileException>(() => RunFile.Continue(_folder));
    }

    [Theory]
    [InlineData("{\"type\":\"block\",\"block\":1,\"attempt\":1,\"valid\":true}", "line 2, reason: it is missing; text or null is expected.")]
    [InlineData("{\"type\":\"block\",\"block\":1,\"attempt\":1,\"valid\":true,\"reason\":null,\"more\":1}", "line 2, more: there is no field 'more'; expected here: block,")]
    [InlineData("no json", "line 2, the whole text: 'o json' was found at character 2 and cannot be read as JSON;")]
    public void A_line_that_no_run_has_is_named(string line, string place)
    {
        RunFile.Create(_folder, Header()).Dispose();
        File.AppendAllText(RunFile.PathOf(_folder), line + "\n");

        Assert.Contains(place, Assert.Throws<RunFileException>(() => RunFile.Read(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_another_schema_is_refused_with_its_version()
    {
        RunFile.Create(_folder, Header() with { Schema = 99 }).Dispose();

        Assert.Contains("version 99", Assert.Throws<RunFileException>(() => RunFile.Read(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_run_is_refused()
    {
        Assert.Contains("no run at", Assert.Throws<RunFileException>(() => RunFile.Read(Path.Combine(_folder, "none"))).Message, StringComparison.Ordinal);
        File.WriteAllText(RunFile.PathOf(_folder), "");
        Assert.Contains("first line", Assert.Throws<RunFileException>(() => RunFile.Read(_folder)).Message, StringComparison.Ordinal);
    }
}
