using System.Reflection;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using GilBench.DotNet.Benchmarks;
using GilBench.DotNet.Catalog;
using GilBench.DotNet.Models;
using GilBench.DotNet.Protocol;

namespace GilBench.Workloads.Tests;

public sealed class ModelTests(Surrounding surrounding)
{
    private const int Workers = 3;
    private const int Tasks = 10;

    public static TheoryData<string, string> SupportedPairs =>
        [.. Pairs.All().Where(pair => pair.Refusal is null).Select(pair => (pair.Workload, pair.Model))];

    [Theory]
    [MemberData(nameof(SupportedPairs))]
    public void A_model_runs_every_unit_once_in_every_iteration(string workload, string model)
    {
        var (arguments, expected) = Small(workload);
        using var unit = surrounding.Prepare(workload, arguments, Workers);
        var batch = new Batch(unit, Tasks);
        using var pool = ModelRegistry.Find(model).Create(Workers);
        for (var iteration = 0; iteration < 2; iteration++)
        {
            batch.Clear();
            pool.Run(batch);
            batch.ThrowIfFailed();
            Assert.Equal(new Dictionary<string, int> { [expected] = Tasks }, batch.Tally());
        }
    }

    [Theory]
    [InlineData("threads")]
    [InlineData("tasks")]
    [InlineData("blocking_pool")]
    [InlineData("async")]
    [InlineData("channels")]
    [InlineData("parallel_async")]
    public void As_many_workers_wait_at_once_as_were_asked_for_and_no_more(string model)
    {
        var meeting = new Meeting(Workers);
        using var unit = meeting.Unit();
        var batch = new Batch(unit, tasks: 3 * Workers);
        using var pool = ModelRegistry.Find(model).Create(Workers);
        pool.Run(batch);
        batch.ThrowIfFailed();

        Assert.Equal((Workers, Workers), (meeting.MostAtOnce, batch.WorkersSeen));
    }

    [Fact]
    public void Threads_share_the_units_out_evenly()
    {
        using var unit = surrounding.Prepare("sum_range", Small("sum_range").Arguments);
        var batch = new Batch(unit, Tasks);
        using var pool = ModelRegistry.Find("threads").Create(Workers);
        pool.Run(batch);

        Assert.Equal(Workers, batch.WorkersSeen);
    }

    [Fact]
    public void More_workers_than_units_is_no_harm()
    {
        using var unit = surrounding.Prepare("sum_range", Small("sum_range").Arguments);
        foreach (var model in ModelRegistry.All.Where(model => ModelTable.WhyNot(model.Id, "cpu") is null))
        {
            var batch = new Batch(unit, tasks: 2);
            using var pool = model.Create(5);
            pool.Run(batch);
            Assert.Equal(2, Assert.Single(batch.Tally()).Value);
        }
    }

    [Fact]
    public void CSharp_has_exactly_the_models_of_models_json() =>
        Assert.Equal(ModelTable.Rows.Select(row => row.Id), ModelRegistry.All.Select(model => model.Id));

    [Fact]
    public void Models_that_are_run_by_hand_suit_the_work_that_they_are_run_with()
    {
        foreach (var benchmarks in new ModelBenchmarks[] { new CpuModels(), new IoModels() })
        {
            var models = benchmarks.GetType().GetMethods()
                .Where(method => method.GetCustomAttribute<BenchmarkAttribute>() is not null)
                .Select(method => ModelRegistry.All.Single(model => ByHand.NameOf(model.Id) == method.Name))
                .ToList();
            Assert.NotEmpty(models);
            foreach (var workload in benchmarks.Workloads.Select(name => WorkloadCatalog.Row(ByHand.IdOf(name))))
            {
                Assert.All(models, model => Assert.Null(Pairs.Refusal(workload, model)));
            }
        }
    }

    [Fact]
    public void Every_workload_that_waits_can_be_awaited()
    {
        foreach (var workload in WorkloadCatalog.Rows.Where(row => row.IsHere))
        {
            using var unit = surrounding.Prepare(workload.Id, Small(workload.Id).Arguments);
            Assert.Equal(workload.Computes, unit.RunAsync is null);
        }
    }

    private static (IReadOnlyDictionary<string, JsonElement> Arguments, string Expected) Small(string workload) => workload switch
    {
        "sum_range" => (Numbers(("n", 1000)), "499500"),
        "sum_squares" or "sum_squares_loop" or "map_square" => (Numbers(("n", 1000)), "332833500"),
        "fibonacci" => (Numbers(("n", 10)), "55"),
        "sleep" => (Numbers(("seconds", 0.001)), "slept"),
        "timer" => (Numbers(("seconds", 0.001)), "waited"),
        "file_scan" => (Numbers(("lines", 50)), "5"),
        "fetch_compute" => (Numbers(("latency_ms", 1), ("n", 1000)), "332833500"),
        "native_chains" => (Numbers(("rounds", 1000)), "12952297"),
        _ => (WorkloadCatalog.Row(workload).Set("calibrated").Arguments, WorkloadCatalog.Row(workload).Set("calibrated").Expected!),
    };

    private static Dictionary<string, JsonElement> Numbers(params (string Name, double Value)[] numbers) =>
        numbers.ToDictionary(number => number.Name, number => JsonSerializer.SerializeToElement(number.Value));
}
