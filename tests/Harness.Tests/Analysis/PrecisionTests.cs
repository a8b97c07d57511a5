using GilBench.Analysis;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Analysis;

public sealed class PrecisionTests
{
    private static readonly Run s_run = SyntheticRun.Of(new SyntheticOptions { Blocks = 20 });

    /// <summary>√(High/Low) − 1 of the widest paired speed-up.</summary>
    private static readonly double s_widest = RunAnalysis.Of(s_run).Arms
        .SelectMany(arm => new[] { arm.OverOneWorkerBaseline, arm.OverSequential })
        .OfType<SpeedUp>()
        .Max(speedUp => Math.Sqrt(speedUp.Ratio.High!.Value / speedUp.Ratio.Low!.Value) - 1);

    [Fact]
    public void All_arms_go_on_until_the_widest_speed_up_is_narrow()
    {
        Assert.Equal(s_run.Header.Plan.Arms.Count, Precision.ImpreciseArms(Aiming(s_run, s_widest * 0.999)).Count);
        Assert.Empty(Precision.ImpreciseArms(Aiming(s_run, s_widest * 1.001)));
    }

    [Fact]
    public void All_arms_go_on_while_a_speed_up_has_no_interval()
    {
        var few = Aiming(SyntheticRun.Of(new SyntheticOptions { Blocks = 5 }), 10);

        Assert.Equal(few.Header.Plan.Arms.Count, Precision.ImpreciseArms(few).Count);
    }

    [Fact]
    public void Without_any_speed_up_all_arms_go_on()
    {
        var loops = Aiming(
            SyntheticRun.Of(new SyntheticOptions { Models = [SyntheticModels.Sequential], Runtimes = [SyntheticRuntimes.Stock] }), 10);

        Assert.Equal(loops.Header.Plan.Arms.Select(arm => arm.Id).Order(), Precision.ImpreciseArms(loops).Order());
    }

    private static Run Aiming(Run run, double targetHalfWidth) => run with
    {
        Header = run.Header with
        {
            Plan = run.Header.Plan with { Sampling = run.Header.Plan.Sampling with { TargetHalfWidth = targetHalfWidth } },
        },
    };
}
