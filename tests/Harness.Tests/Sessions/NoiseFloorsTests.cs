using GilBench.History;
using GilBench.Sessions;
using GilBench.Statistics.Gates;
using GilBench.Tests.Regression;
using GilBench.Tests.Runtimes;

namespace GilBench.Tests.Sessions;

public sealed class NoiseFloorsTests : IDisposable
{
    private const string Machine = "0123456789abcdef";
    private const string Kind = "cpu:threads@cpython-3.13:2x2";

    private static readonly SyntheticComparison s_comparison = new() { Workloads = ["one"] };

    private readonly TemporaryFolder _folder = new();

    private string Place => _folder.In("history.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_comparison_showed_of_the_noise_is_known_to_the_next_one_by_kind_and_to_the_trend_by_arm()
    {
        using (var floors = new NoiseFloors(Place, Machine))
        {
            floors.Keep(s_comparison.Make());
            Assert.Equal(1, floors.Of(Kind).Sessions);
        }

        using var later = new NoiseFloors(Place, Machine);
        using var store = HistoryStores.OpenExisting(Place);

        Assert.Equal((1, 0), (later.Of(Kind).Sessions, later.Of("io:threads@cpython-3.13:2x2").Sessions));
        Assert.Single(store.NoiseOfArm(Machine, s_comparison.Make().Header.Comparison!.Arms[0].Name));
    }

    [Fact]
    public void A_floor_is_missing_until_enough_sessions_are_known_and_that_is_said()
    {
        using var floors = new NoiseFloors(Place, Machine);
        var compared = s_comparison.Make().Header.Comparison!.Arms;
        foreach (var number in Enumerable.Range(1, NoiseFloor.SessionsNeeded - 1))
        {
            Keep(number);
        }

        Assert.Contains("38 of the 39 A/A sessions", Assert.Single(floors.Remarks(compared)), StringComparison.Ordinal);
        Keep(NoiseFloor.SessionsNeeded);
        Assert.Empty(floors.Remarks(compared));
        Assert.True(floors.KnownOf(Kind).Floor.IsKnown);

        void Keep(int number)
        {
            var run = (s_comparison with { Seed = (ulong)number }).Make();
            floors.Keep(run with { Header = run.Header with { Id = $"run-{number}" } });
        }
    }

    [Fact]
    public void A_history_that_was_named_and_cannot_be_used_is_an_error()
    {
        Directory.CreateDirectory(Place);

        Assert.Throws<HistoryException>(() => new NoiseFloors(Place, Machine));
    }
}
