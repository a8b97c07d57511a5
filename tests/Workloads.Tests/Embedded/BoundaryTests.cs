using System.Text.Json.Nodes;

namespace GilBench.Workloads.Tests.Embedded;

/// <summary>The mode in which bench/boundary_study.py takes what a call into Python costs.</summary>
public sealed class BoundaryTests
{
    private const string CApi = "EmbeddedCApi";
    private const string Pythonnet = "EmbeddedPythonnet";
    private static readonly string _sources = Path.Combine(Repository.Root, "bench");

    [Theory]
    [InlineData(CApi)]
    [InlineData(Pythonnet)]
    public async Task Every_kind_of_call_is_made_in_every_way(string host)
    {
        string[] kinds = ["empty", "bytes_1k", "bytes_1m", "floats_10k"];
        var orders = kinds.SelectMany(kind => new[] { "held", "taken", "python", "process" }.Select(way => Order(kind, way, 3))).ToList();
        var run = await RunAsync(host, orders);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(orders.Count, run.Replies.Count);
        Assert.All(run.Replies, answer => Assert.True((double)answer["seconds"]! > 0));
    }

    [Theory]
    [InlineData(CApi)]
    [InlineData(Pythonnet)]
    public async Task A_million_calls_leave_no_memory_behind(string host)
    {
        // .NET keeps some of what it grew to for objects of the first million; the second is to need no more.
        string[] million = [Order("empty", "taken", 1_000_000), Order("bytes_1k", "taken", 10_000)];
        var run = await RunAsync(host, [.. million, .. million]);

        Assert.True(run.ExitCode == 0, run.ToString());
        var (earlier, later) = (run.Replies[million.Length - 1], run.Replies[^1]);
        Assert.InRange((long)later["resident_bytes"]! - (long)earlier["resident_bytes"]!, long.MinValue, 16_000_000);
        Assert.InRange((long)later["allocated_blocks"]! - (long)earlier["allocated_blocks"]!, long.MinValue, 500);
    }

    private static string Order(string kind, string way, int calls) =>
        new JsonObject
        {
            ["kind"] = kind,
            ["way"] = way,
            ["calls"] = calls,
        }.ToJsonString();

    private static async Task<ProgramRun> RunAsync(string host, IEnumerable<string> orders)
    {
        var python = host == CApi ? await Hostable.FirstAsync() : (await Hostable.ByPythonnetAsync())[0];
        return await ProgramRun.WithEndOfInputAsync(
            Hostable.Program, ["--boundary", host, python], string.Concat(orders.Select(order => order + "\n")), _sources);
    }
}
