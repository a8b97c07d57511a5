using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed class EmbeddingChartTests
{
    private static readonly SyntheticOptions s_options = new()
    {
        Models = [.. SyntheticModels.Few, .. SyntheticModels.Embedded],
        Runtimes = SyntheticRuntimes.EmbeddablePair,
        Workloads = [SyntheticWorkloads.SumSquares],
        Blocks = 16,
        LaunchNoise = 0,
        BlockNoise = 0,
        SpeedUp = arm => arm switch
        {
            { Arm.Workers: 1 } => 1,
            { Model.Id: EmbeddedComparison.NoThread, Runtime.ExpectsGil: false } => 1.02,
            { Model.Host: not null, Runtime.ExpectsGil: false } => 1.90,
            _ => SyntheticTruth.SpeedUp(arm),
        },
    };

    [Fact]
    public void The_same_work_stands_side_by_side_by_who_runs_it()
    {
        var chart = Assert.Single(ChartsOf(s_options));

        Assert.Equal("embedding-sum-squares", chart.Id);
        Assert.Equal(
            [
                "one call after another, on 1 core", "Python's threads", "Python's processes",
                "threads of .NET over Python (CPython's C API)", "threads of .NET over Python (Pythonnet)", "C#",
            ],
            chart.Groups.Select(group => group.Heading));
        var byCApi = chart.Groups.Single(group => group.Heading!.Contains("C API", StringComparison.Ordinal)).Rows;
        Assert.Equal(
            [
                "embedded_parallel, cpython-3.13", "embedded_parallel, cpython-3.13t", "embedded_parallel_no_thread, cpython-3.13",
                "embedded_parallel_no_thread, cpython-3.13t",
            ],
            byCApi.Select(row => row.Label));
        Assert.EndsWith(", 1.90×", byCApi[1].Figure, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_finding_says_what_threads_of_NET_gain_with_and_without_the_GIL_and_before_any_Python_thread() =>
        Assert.Equal(
            "sum_squares on 2 cores: threads of .NET over Python reach 0.995× with the GIL, 1.90× without it; in a program that never "
                + "started a Python thread 1.02× without it; Python's own threads 0.995× with the GIL, 1.94× without it; "
                + "processes 1.90×; C# 1.97×.",
            Assert.Single(ChartsOf(s_options)).Title);

    [Fact]
    public void A_run_that_embeds_nothing_has_no_such_chart_and_one_that_embeds_alone_has()
    {
        Assert.Empty(ChartsOf(s_options with { Models = SyntheticModels.Few }));

        var alone = Assert.Single(ChartsOf(s_options with { Models = SyntheticModels.Embedded }));

        Assert.StartsWith(
            "sum_squares on 2 cores: threads of .NET over Python reach 0.995× with the GIL, 1.90× without it; ", alone.Title,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_section_says_which_libraries_were_embedded()
    {
        var evidence = Evidence.Of(SyntheticRun.Of(s_options));

        var section = Assert.Single(ChartCatalog.Of(evidence), section => section.Id == "embedding-of-sum-squares");

        Assert.Contains(
            "Embedded: cpython-3.13 as /opt/cpython-3.13/lib/libpython.so; cpython-3.13t as /opt/cpython-3.13t/lib/libpython.so.",
            section.Introduction, StringComparison.Ordinal);
        Assert.Contains("PyGILState_Ensure on a thread of .NET's creates one", section.Introduction, StringComparison.Ordinal);
        Assert.DoesNotContain("stands in", section.Introduction, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_program_ran_without_a_Python_thread_nothing_is_said_of_it()
    {
        var evidence = Evidence.Of(SyntheticRun.Of(
            s_options with { Models = [.. SyntheticModels.Embedded.Where(model => model.Id != EmbeddedComparison.NoThread)] }));

        var section = Assert.Single(ChartCatalog.Of(evidence), section => section.Id == "embedding-of-sum-squares");

        Assert.DoesNotContain("PyGILState_Ensure", section.Introduction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_of_a_page_about_embedding_alone_is_its_finding()
    {
        var evidence = Evidence.Of(SyntheticRun.Of(s_options with { Models = SyntheticModels.Embedded, Runtimes = PythonAlone() }));

        Assert.StartsWith(
            "sum_squares on 2 cores: threads of .NET over Python reach ", HeadlineText.Of(evidence).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_about_the_user_s_code_tells_threads_of_NET_from_Python_s_own()
    {
        var options = SyntheticUserCode.Options with
        {
            Models = SyntheticModels.Embedded,
            Runtimes = PythonAlone(),
        };

        var answer = Assert.Single(CodeAnswerText.Of(Evidence.Of(SyntheticRun.Of(options))));

        Assert.StartsWith(
            "On 2 cores: threads of .NET over Python 1.00× [1.00, 1.00] with the GIL, 1.90× [1.90, 1.90] without", answer.Sentence,
            StringComparison.Ordinal);
        Assert.Equal(
            "None follows: of the ways to call it from Python itself none was measured; --model 'embedded_*,threads,process_pool_fork' "
                + "measures some beside.",
            answer.Recommendation);
        Assert.Equal("Not in it: threads with the GIL, threads without the GIL and processes (not asked for).", answer.Remarks[0]);
    }

    private static IReadOnlyList<Runtime> PythonAlone() => [.. SyntheticRuntimes.EmbeddablePair.Where(runtime => runtime.IsPython)];

    private static IReadOnlyList<RowChart> ChartsOf(SyntheticOptions options)
    {
        var evidence = Evidence.Of(SyntheticRun.Of(options));
        return [.. evidence.Slices.SelectMany(slice => EmbeddingChart.Of(evidence, slice))];
    }
}
