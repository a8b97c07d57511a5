using GilBench.Model;
using GilBench.Results;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Results;

public sealed class RunFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gilbench-test-").FullName;

    private static RunHeader Header() => SyntheticRun.Of(new SyntheticOptions { Blocks = 1 }).Header;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_written_is_read_back()
    {
        var header = Header();
        var block = new BlockEnd(1, 1, Valid: true, null);
        var served = new ServedLatency(0.05, 1200, 0.0502, 0.0501, 0.0507);
        using (var file = RunFile.Create(_folder, header))
        {
            file.Append(new Session(DateTimeOffset.UnixEpoch, 1));
            file.Append(new Calibration("sum_squares", ParameterSetNames.Calibrated, Language.Python, 64, 0.2, header.Plan.Arms[0].Id));
            file.Append(block);
            file.Append(served);
            file.Append(new RunEnd(RunEndReason.AllBlocks, 1, 2));
        }

        var run = RunFile.Read(_folder);

        Assert.Equal(header.Plan.Arms, run.Header.Plan.Arms);
        Assert.Equal(header.Runtimes[0].Description, run.Header.Runtimes[0].Description);
        Assert.Equal([block], run.Blocks);
        Assert.Equal([served], run.Served);
        Assert.Equal(0.5, run.End!.TimedShare);
        Assert.Equal(64, Assert.Single(run.Calibrations).Tasks);
    }

    [Fact]
    public void The_slices_of_a_launch_are_read_back()
    {
        var launch = SyntheticRun.Of(new SyntheticOptions { Blocks = 1 }).Launches[0];
        var samples = launch.Samples.Select(sample => sample with { LatenessSeconds = new Lateness(-0.0001, 0.004) });
        var told = launch with { Samples = [.. samples], SetAside = [2] };
        using (var file = RunFile.Create(_folder, Header()))
        {
            file.Append(told);
        }

        var read = Assert.Single(RunFile.Read(_folder).Launches);

        Assert.All(read.Samples, sample => Assert.Equal(new Lateness(-0.0001, 0.004), sample.LatenessSeconds));
        Assert.Equal([1, 3], read.Warm.Select(sample => sample.Index));
        Assert.Equal(launch.Slices.WallSeconds, read.Slices.WallSeconds);
    }

    [Fact]
    public void The_variables_of_a_session_are_kept_and_runs_of_before_they_were_have_none()
    {
        var variables = new Dictionary<string, string> { ["MALLOC_ARENA_MAX"] = "1" };
        using (var file = RunFile.Create(_folder, Header()))
        {
            file.Append(new Session(DateTimeOffset.UnixEpoch, 1) { Variables = variables });
        }

        File.AppendAllText(RunFile.PathOf(_folder), "{\"type\":\"session\",\"started\":\"2026-01-01T00:00:00+00:00\",\"process_id\":2}\n");

        Assert.Equal([variables, new Dictionary<string, string>()], RunFile.Read(_folder).Sessions.Select(session => session.Variables));
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

    [Fact]
    public void Of_many_that_begin_a_run_in_one_new_folder_at_once_one_measures_and_the_others_are_refused()
    {
        const int tries = 60;
        const int harnesses = 4;
        var header = Header();
        for (var attempt = 0; attempt < tries; attempt++)
        {
            var folder = Path.Combine(_folder, $"run-{attempt}");
            using var together = new Barrier(harnesses);
            var ends = new string?[harnesses];
            var threads = Enumerable.Range(0, harnesses).Select(index => new Thread(() =>
            {
                together.SignalAndWait();
                try
                {
                    using var file = RunFile.Create(folder, header with { Id = $"{index}" });
                    file.Append(new BlockEnd(1, 1, Valid: true, null));
                }
                catch (RunFileException refusal)
                {
                    ends[index] = refusal.Message;
                }
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            var winner = Array.FindIndex(ends, end => end is null);
            Assert.Equal(harnesses - 1, ends.Count(end => end is not null));
            Assert.All(ends.OfType<string>(), end => Assert.Contains(folder, end, StringComparison.Ordinal));
            Assert.Equal(($"{winner}", 1), (RunFile.Read(folder).Header.Id, RunFile.Read(folder).Blocks.Count));
            Assert.Equal([RunFile.PathOf(folder)], Directory.GetFileSystemEntries(folder));
        }
    }

    [Fact]
    public void A_refused_second_run_leaves_the_first_one_whole()
    {
        using var first = RunFile.Create(_folder, Header());

        var refusal = Assert.Throws<RunFileException>(() => RunFile.Create(_folder, Header()));
        Assert.Contains("Another harness", refusal.Message, StringComparison.Ordinal);
        first.Append(new BlockEnd(1, 1, Valid: true, null));
        Assert.Single(RunFile.Read(_folder).Blocks);
    }

    [Fact]
    public void The_lock_of_a_harness_that_was_killed_keeps_nobody_out()
    {
        File.WriteAllText(RunFile.PathOf(_folder) + RunLock.Ending, "");
        File.WriteAllText(RunFile.PathOf(_folder), "{\"ty");

        RunFile.Create(_folder, Header()).Dispose();

        Assert.Equal([Path.Combine(_folder, RunFile.Name)], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_line_for_a_file_that_was_removed_or_replaced_is_refused_and_no_other_file_is_touched()
    {
        var folder = Path.Combine(_folder, "run");
        var path = Path.Combine(folder, RunFile.Name);
        using (var file = RunFile.Create(folder, Header()))
        {
            Directory.Delete(folder, recursive: true);
            var lost = Assert.Throws<RunLostException>(() => file.Append(new BlockEnd(1, 1, Valid: true, null)));
            Assert.Contains(path, lost.Message, StringComparison.Ordinal);

            Directory.CreateDirectory(folder);
            File.WriteAllText(path, "another's");
            File.WriteAllText(path + RunLock.Ending, "another's");
            Assert.Throws<RunLostException>(() => file.Append(new BlockEnd(1, 1, Valid: true, null)));
        }

        Assert.Equal(["another's", "another's"], Directory.GetFiles(folder).Select(File.ReadAllText));
    }

    [Theory]
    [InlineData(
        "{\"type\":\"block\",\"block\":1,\"attempt\":1,\"valid\":true}", "line 2, reason: it is missing; text or null is expected.")]
    [InlineData(
        "{\"type\":\"block\",\"block\":1,\"attempt\":1,\"valid\":true,\"reason\":null,\"more\":1}",
        "line 2, more: there is no field 'more'; expected here: block,")]
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
        var refusal = Assert.Throws<RunFileException>(() => RunFile.Read(Path.Combine(_folder, "none")));
        Assert.Contains("no run at", refusal.Message, StringComparison.Ordinal);
        File.WriteAllText(RunFile.PathOf(_folder), "");
        Assert.Contains("first line", Assert.Throws<RunFileException>(() => RunFile.Read(_folder)).Message, StringComparison.Ordinal);
    }
}
