using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using GilBench.DotNet.Benchmarks;
using GilBench.DotNet.Catalog;
using GilBench.DotNet.Models;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Workloads;

namespace GilBench.Workloads.Tests;

public sealed class CSharpResultsTests(Surrounding surrounding)
{
    public static TheoryData<string, string> EveryAffordableSet => [.. AffordableSets.All()];

    public static TheoryData<string> Awaitable => [.. WorkloadCatalog.Rows.Where(row => row.IsHere && !row.Computes).Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(EveryAffordableSet))]
    public void A_unit_in_CSharp_returns_what_workloads_json_expects(string workload, string setName)
    {
        var set = WorkloadCatalog.Row(workload).Set(setName);
        using var unit = surrounding.Prepare(workload, set);

        Assert.Equal(set.Expected, Convert.ToString(unit.Run(), CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Awaitable))]
    public async Task An_awaited_unit_returns_what_the_blocking_one_does(string workload)
    {
        var set = WorkloadCatalog.Row(workload).Set("calibrated");
        using var unit = surrounding.Prepare(workload, set);

        Assert.Equal(set.Expected, Convert.ToString(await unit.RunAsync!(), CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Squares_below_ten_million_pass_what_64_bits_hold()
    {
        Assert.True(Sums.SumSquares(10_000_000) > long.MaxValue);
        Assert.Equal(Int128.Parse("333333283333335000000", CultureInfo.InvariantCulture), Sums.SumSquaresLoop(10_000_000));
    }

    [Fact]
    public void A_table_of_numbers_too_large_to_square_is_an_error_and_no_wrong_sum() =>
        Assert.Throws<OverflowException>(() => Tables.MapSquare([4_000_000_000]));

    [Theory]
    [InlineData("Sums", false, "declares Sums for C#, which is no public static method of (Int64)")]
    [InlineData("Sums.SumCubes", false, "declares Sums.SumCubes for C#, which is no public static method of (Int64)")]
    [InlineData("Sums.SumRange", true, "declares Sums.SumRange for C#, which does not return a Unit")]
    public void A_method_that_is_not_as_workloads_json_declares_it_is_named(string method, bool opens, string words)
    {
        var row = WorkloadCatalog.Row("sum_range");
        var wrong = row with { Languages = new WorkloadLanguages(CSharp: new CSharpEntry(method, opens)) };

        var failure = Assert.Throws<InvalidOperationException>(
            () => EntryPoint.Open(
                wrong, new Arguments(wrong.Id, row.Set("calibrated").Arguments), new Surroundings(null, null, Workers: 1)));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, "set context.url ")]
    [InlineData(false, true, "set context.data_directory.")]
    public void What_a_workload_needs_and_was_not_given_is_asked_for(bool server, bool dataFolder, string words)
    {
        var row = WorkloadCatalog.Row("sum_range") with { Needs = new WorkloadNeeds(server, dataFolder) };

        var failure = Assert.Throws<UsageException>(
            () => EntryPoint.Open(row, new Arguments(row.Id, row.Set("calibrated").Arguments), new Surroundings(null, null, Workers: 1)));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workload_that_is_not_written_in_CSharp_is_refused_in_words()
    {
        var elsewhere = WorkloadCatalog.Row("sum_range") with { Languages = new WorkloadLanguages() };

        Assert.Equal(
            "sum_range is not run under threads: it is not written in C#", Pairs.Refusal(elsewhere, ModelRegistry.Find("threads")));
    }

    [Fact]
    public void Every_workload_that_computes_has_its_own_benchmark_line()
    {
        var methods = typeof(Units).GetMethods().Where(method => method.GetCustomAttribute<BenchmarkAttribute>() is not null);

        Assert.Equal(ByHand.Names("cpu", "control"), methods.Select(method => method.Name));
    }

    [Fact]
    public void Every_line_run_by_hand_returns_the_expected_result()
    {
        var units = new Units();
        foreach (var method in typeof(Units).GetMethods().Where(method => method.GetCustomAttribute<BenchmarkAttribute>() is not null))
        {
            var expected = WorkloadCatalog.Row(ByHand.IdOf(method.Name)).Set("calibrated").Expected;
            Assert.Equal(expected, Convert.ToString(method.Invoke(units, null), CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_log_scan_copies_the_whole_log_and_leaves_no_copy_behind(bool awaited)
    {
        var folder = Directory.CreateDirectory(Path.Combine(surrounding.DataDirectory, $"scan-{awaited}")).FullName;
        var path = Path.Combine(folder, "log-20.txt");
        using (var log = new LogFile(folder, lines: 20))
        {
            Assert.Equal(2, awaited ? await log.ScanAndCopyAsync() : log.ScanAndCopy());

            var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal((20, "2026-01-01T00:00:03 ERROR request 3"), (lines.Length, lines[3]));
            var copy = Assert.Single(Directory.GetFiles(folder), file => file != path);
            Assert.Equal(lines, await File.ReadAllLinesAsync(copy, TestContext.Current.CancellationToken));
        }

        Assert.Equal([path], Directory.GetFiles(folder));
    }
}
