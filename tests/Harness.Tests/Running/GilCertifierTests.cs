using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;
using GilBench.Workers;

namespace GilBench.Tests.Running;

public sealed class GilCertifierTests
{
    private static readonly Runtime Stock = SmallRun.Python();
    private static readonly Runtime FreeThreaded = SmallRun.Python("cpython-3.13t", gil: false);

    private static GilCertificate Certify(
        Runtime runtime, WorkerReport report, string model = "threads", int workers = 2, Workload? workload = null,
        bool undisturbed = true, int[]? setAside = null)
    {
        var arm = new Arm(
            "a", "sum_squares", ParameterSetNames.Calibrated, model, runtime.Id, workers, workers, ArmRole.Measured, Weak: false);
        var language = runtime.IsPython ? Language.Python : Language.CSharp;
        var work = workload ?? SmallRun.Compute();
        var resolved = new ResolvedArm
        {
            Arm = arm,
            Workload = work,
            ParameterSet = work.ParameterSets[0],
            Model = ExecutionModels.Find(model, language),
            Runtime = runtime,
            Cores = [.. Enumerable.Range(0, workers)],
            SliceSeconds = 0.02,
        };
        return GilCertifier.Certify(resolved, report, setAside ?? [], undisturbed);
    }

    private static WorkerReport Report(Runtime runtime, double cpuPerWall, bool gil) => SmallRun.Report(
        runtime, [0, 1], SmallRun.Slice(0, 0.1, 0.1, gil), SmallRun.Slice(1, 0.1, 0.1 * cpuPerWall, gil),
        SmallRun.Slice(2, 0.1, 0.1 * cpuPerWall, gil));

    [Theory]
    [InlineData(1.00, CertificateVerdict.Proved)]
    [InlineData(1.90, CertificateVerdict.Refused)]
    public void Two_threads_under_the_GIL_use_one_core(double cpuPerWall, object verdict) =>
        Assert.Equal(verdict, Certify(Stock, Report(Stock, cpuPerWall, gil: true)).Verdict);

    [Theory]
    [InlineData(1.95, CertificateVerdict.Proved)]
    [InlineData(1.40, CertificateVerdict.StateOnly)]
    public void Two_threads_without_the_GIL_use_two_and_on_cores_of_unlike_speed_more_than_one(double cpuPerWall, object verdict) =>
        Assert.Equal(verdict, Certify(FreeThreaded, Report(FreeThreaded, cpuPerWall, gil: false)).Verdict);

    [Theory]
    [InlineData(null, CertificateVerdict.Refused)]
    [InlineData(40, CertificateVerdict.Refused)]
    [InlineData(12, CertificateVerdict.Refused)]
    [InlineData(11, CertificateVerdict.StateOnly)]
    [InlineData(2, CertificateVerdict.StateOnly)]
    public void Threads_that_use_one_core_without_waiting_for_a_GIL_were_kept_on_one_processor(int? waitsInTenthOfSecond, object verdict)
    {
        var report = Report(FreeThreaded, 1.0, gil: false);
        report = report with { Samples = [.. report.Samples.Select(sample => sample with { VoluntarySwitches = waitsInTenthOfSecond })] };

        Assert.Equal(verdict, Certify(FreeThreaded, report).Verdict);
    }

    /// <summary>In most of its rounds the environment took a core away.</summary>
    [Fact]
    public void Rounds_that_are_set_aside_prove_nothing()
    {
        var report = SmallRun.Report(
            FreeThreaded, [0, 1],
            [.. Enumerable.Range(0, 6).Select(
                index => SmallRun.Slice(index, 0.1, index > 2 ? 0.1 : 0.195, gil: false) with { VoluntarySwitches = 40 })]);

        Assert.Equal(CertificateVerdict.Refused, Certify(FreeThreaded, report).Verdict);
        Assert.Equal(CertificateVerdict.Proved, Certify(FreeThreaded, report, setAside: [3, 4, 5]).Verdict);
    }

    [Fact]
    public void A_launch_whose_cores_were_taken_away_proves_and_refuses_nothing() =>
        Assert.Equal(
            CertificateVerdict.StateOnly,
            Certify(FreeThreaded, Report(FreeThreaded, 0.8, gil: false), undisturbed: false).Verdict);

    [Fact]
    public void A_GIL_that_came_back_midway_is_refused()
    {
        var last = SmallRun.Slice(1, 0.1, 0.2, gil: false) with { GilAfter = [true] };
        var certificate = Certify(FreeThreaded, SmallRun.Report(FreeThreaded, [0, 1], SmallRun.Slice(0, 0.1, 0.2, gil: false), last));

        Assert.Equal(CertificateVerdict.Refused, certificate.Verdict);
        Assert.Contains("should be off", certificate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_GIL_that_an_extension_switched_on_is_refused_by_the_extension_s_name()
    {
        var report = Report(FreeThreaded, 1.0, gil: true);
        report = report with { Done = report.Done! with { GilEnabledBy = ["_slow_extension"] } };

        var certificate = Certify(FreeThreaded, report);

        Assert.Equal(CertificateVerdict.Refused, certificate.Verdict);
        Assert.EndsWith(
            ": _slow_extension switched it on, an extension that does not say it can do without.",
            certificate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_free_threaded_launch_is_refused_where_a_worker_said_nothing()
    {
        var silent = SmallRun.Slice(1, 0.1, 0.2, gil: null);
        var one = SmallRun.Slice(1, 0.1, 0.2, gil: false) with { WorkersSeen = 2 };

        Assert.All([silent, one], sample =>
        {
            var certificate = Certify(FreeThreaded, SmallRun.Report(FreeThreaded, [0, 1], SmallRun.Slice(0, 0.1, 0.2, gil: false), sample));
            Assert.Equal(CertificateVerdict.Refused, certificate.Verdict);
            Assert.StartsWith("Not every worker said", certificate.Reason, StringComparison.Ordinal);
        });
        Assert.Equal(
            CertificateVerdict.Proved, Certify(Stock, SmallRun.Report(Stock, [0, 1], silent with { CpuSelfSeconds = 0.1 })).Verdict);
    }

    [Fact]
    public void Another_build_than_the_arm_names_is_refused() =>
        Assert.Equal(CertificateVerdict.Refused, Certify(Stock, Report(FreeThreaded, 1, gil: true)).Verdict);

    [Fact]
    public void A_free_threaded_build_with_its_GIL_forced_on_is_held_to_one_core()
    {
        var forced = FreeThreaded with { Environment = new Dictionary<string, string> { ["PYTHON_GIL"] = "1" } };
        var ready = SmallRun.Ready(FreeThreaded, 0, 1) with { Runtime = FreeThreaded.Description with { GilEnabled = true } };
        var report = Report(FreeThreaded, 1.0, gil: true) with { Ready = ready };
        report = report with { Done = report.Done! with { GilEnabled = true } };

        Assert.Equal(CertificateVerdict.Proved, Certify(forced, report).Verdict);
    }

    [Fact]
    public void Processes_and_workloads_that_release_the_GIL_have_their_state_certified_alone()
    {
        Assert.Equal(CertificateVerdict.StateOnly, Certify(Stock, Report(Stock, 2, gil: true), "process_pool_fork").Verdict);
        Assert.Equal(
            CertificateVerdict.StateOnly,
            Certify(Stock, Report(Stock, 2, gil: true), workload: SmallRun.Compute() with { HoldsGil = false }).Verdict);
        Assert.Equal(CertificateVerdict.StateOnly, Certify(Stock, Report(Stock, 1, gil: true), workers: 1).Verdict);
    }

    [Fact]
    public void A_runtime_without_a_GIL_needs_no_certificate()
    {
        var dotnet = SmallRun.DotNet();
        var samples = new[] { SmallRun.Slice(0, 0.1, 0.2, gil: null), SmallRun.Slice(1, 0.1, 0.2, gil: null) };

        Assert.Equal(CertificateVerdict.NotApplicable, Certify(dotnet, SmallRun.Report(dotnet, [0, 1], samples)).Verdict);
    }
}
