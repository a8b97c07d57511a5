using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Model;

public sealed class ResolvedArmTests
{
    private static readonly RunHeader s_header = SyntheticRun.Of(new SyntheticOptions()).Header;

    [Fact]
    public void Every_arm_of_a_plan_has_what_it_names_and_the_model_of_its_runtime_s_language()
    {
        var all = ResolvedArm.AllOf(s_header);

        Assert.Equal(s_header.Plan.Arms, all.Select(resolved => resolved.Arm));
        Assert.All(all, resolved => Assert.Equal(
            (resolved.Arm.Workload, resolved.Arm.ParameterSet, resolved.Arm.Model, resolved.Arm.Runtime, resolved.Arm.Cores),
            (resolved.Workload.Id, resolved.ParameterSet.Name, resolved.Model.Id, resolved.Runtime.Id, resolved.Cores.Count)));
        Assert.All(all, resolved => Assert.Equal(resolved.Runtime.Language, resolved.Model.Language));
        Assert.Equal(
            [Language.CSharp, Language.Python],
            all.Where(one => one.Arm.Model == "threads").Select(one => one.Language).Distinct().OrderDescending());
    }

    [Fact]
    public void A_runtime_has_a_language_and_a_host_process()
    {
        var (python, dotnet) = (SyntheticRuntimes.Stock, SyntheticRuntimes.DotNet);

        Assert.Equal((Language.Python, HostProcess.Interpreter, true), (python.Language, python.Host, python.ExpectsGil));
        Assert.Equal((Language.CSharp, HostProcess.DotNetProgram, null), (dotnet.Language, dotnet.Host, dotnet.ExpectsGil));
    }

    [Theory]
    [InlineData("embedded_parallel", "EmbeddedCApi")]
    [InlineData("pythonnet_parallel", "EmbeddedPythonnet")]
    [InlineData("threads", "Interpreter")]
    public void What_process_runs_an_arm_follows_from_its_model_and_its_runtime(string model, string host)
    {
        var header = SyntheticRun.Of(new SyntheticOptions
        {
            Models = [.. SyntheticModels.Few, .. SyntheticModels.Embedded],
            Runtimes = SyntheticRuntimes.EmbeddablePair,
        }).Header;

        var arm = ResolvedArm.AllOf(header).First(arm => arm.Arm.Model == model && arm.Runtime.IsPython);

        Assert.Equal((host, Language.Python, true), (arm.Host.ToString(), arm.Language, arm.Runtime.ExpectsGil));
    }

    [Fact]
    public void Only_threads_of_a_runtime_with_a_GIL_that_compute_hand_it_over()
    {
        var over = ResolvedArm.AllOf(s_header).Where(resolved => resolved.KindOfNoise.HandsOverGil).ToList();

        Assert.NotEmpty(over);
        Assert.All(over, resolved => Assert.Equal(
            (Language.Python, WorkerKind.Threads, true), (resolved.Language, resolved.Model.WorkerKind, resolved.Runtime.ExpectsGil)));
        Assert.DoesNotContain(over, resolved => resolved.Workload.Kind == WorkloadKind.Io);
    }
}
