using System.Text.Json.Nodes;
using GilBench.Analysis;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Tests.Claims;
using GilBench.Tests.Reporting;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Model;

/// <summary>One definition of what counts, for everything that is said of a run.</summary>
public sealed class WhatCountsTests
{
    private static readonly DisturbedRun s_disturbed = DisturbedRun.Of(SyntheticRun.Of(new SyntheticOptions()));

    [Fact]
    public void Only_undisturbed_launches_of_the_valid_attempt_count()
    {
        var counting = WhatCounts.Of(s_disturbed.Run);

        Assert.Equal(
            s_disturbed.Without.Launches.Select(launch => launch.Id).Order(StringComparer.Ordinal),
            s_disturbed.Run.Header.Plan.Arms.SelectMany(arm => counting.LaunchesOf(arm.Id))
                .Select(launch => launch.Id)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_certificate_is_proved_where_every_launch_that_counts_proved_it() =>
        Assert.Equal("proved", ArmsTable.Of(Evidence.Of(s_disturbed.Run)).RowOf(DisturbedRun.Arm).Under("GIL certificate"));

    [Fact]
    public void The_report_s_table_is_the_same_with_and_without_what_was_set_aside() =>
        Assert.Equal(ArmsTable.Of(Evidence.Of(s_disturbed.Without)).Shown(), ArmsTable.Of(Evidence.Of(s_disturbed.Run)).Shown());

    [Fact]
    public void The_exports_agree_with_the_report()
    {
        var arm = RunAnalysis.Of(s_disturbed.Run).Find(DisturbedRun.Arm)!;
        var table = CsvExport.Of(s_disturbed.Run).TrimEnd().Split("\r\n").Select(line => line.Split(',')).ToList();
        var (block, name, counts) = (Array.IndexOf(table[0], "block"), Array.IndexOf(table[0], "arm"), Array.IndexOf(table[0], "counts"));
        var exported = JsonNode.Parse(JsonExport.Of(s_disturbed.Run))!["arms"]!.AsArray()
            .Single(one => (string?)one!["id"] == DisturbedRun.Arm)!;

        Assert.Equal(
            arm.BlockSeconds.Keys.Select(number => $"{number}"),
            table.Where(cells => cells[name] == DisturbedRun.Arm && cells[counts] == "true").Select(cells => cells[block]).Distinct());
        Assert.Equal("proved", (string?)exported["certificate"]);
        Assert.Equal(arm.BlockSeconds.Count, exported["block_seconds_per_unit"]!.AsObject().Count);
        Assert.Equal(PyperfExport.Of(s_disturbed.Without), PyperfExport.Of(s_disturbed.Run));
    }

    [Fact]
    public void The_verdicts_and_their_evidence_agree_too()
    {
        Assert.Equal(Verdicts(s_disturbed.Without), Verdicts(s_disturbed.Run));

        // The share of spoiled blocks is one of the controls, and no launch.
        static string Verdicts(Run run) => VerdictMarkdown.Of(run, ClaimJudge.Judge(Catalogue.Claims, run));
    }

    [Fact]
    public void A_claim_of_results_is_not_left_open_by_a_failure_that_was_repeated()
    {
        var judgement = Catalogue.Judge("nogil-same-code", "cpython-3.13t", s_disturbed.Run);

        Assert.True(judgement.Answer == Answer.Holds, judgement.Reason);
    }

    [Fact]
    public void A_wrong_result_refutes_even_from_a_launch_that_was_set_aside()
    {
        var run = s_disturbed.Run.Changing(
            launch => launch is { Arm: DisturbedRun.Arm, Outcome: LaunchOutcome.Crashed },
            launch => launch with { Outcome = LaunchOutcome.WrongResult, Detail = "A unit returned 41 instead of 42." });

        var judgement = Catalogue.Judge("nogil-same-code", "cpython-3.13t", run);

        Assert.Equal(Answer.Refuted, judgement.Answer);
        Assert.Contains("A unit returned 41 instead of 42.", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_certificate_is_shown_as_a_failure_and_does_not_decide_where_its_repeat_is_good()
    {
        var run = s_disturbed.Run.Changing(
            launch => launch is { Arm: DisturbedRun.Arm, Outcome: LaunchOutcome.Crashed },
            launch => launch with
            {
                Outcome = LaunchOutcome.GilMismatch,
                Certificate = new GilCertificate(CertificateVerdict.Refused, false, 1, "The GIL came on."),
            });
        var evidence = Evidence.Of(run);
        var model = ReportBuilder.Build(evidence, []);

        Assert.Equal(CertificateVerdict.Proved, evidence.Analysis.Find(DisturbedRun.Arm)!.Certificates.Verdict);
        Assert.Contains(
            PlanTables.Failures(evidence).Rows,
            row => row.Cells.Select(cell => cell.Text)
                .SequenceEqual([DisturbedRun.Arm, OutcomeWords.Of(LaunchOutcome.GilMismatch), "1", "Killed."]));
        Assert.Contains(model.Warnings, sentence => sentence.Contains("The GIL came on.", StringComparison.Ordinal));
        Assert.Equal(Answer.Holds, Catalogue.Judge("nogil-scales", "cpython-3.13t", run).Answer);
    }

    [Fact]
    public void A_refused_certificate_that_recurs_refuses_the_evidence()
    {
        var run = s_disturbed.Run.Changing(
            launch => launch is { Arm: DisturbedRun.Arm, Block: 4 },
            launch => launch with
            {
                Outcome = LaunchOutcome.GilMismatch,
                Certificate = new GilCertificate(CertificateVerdict.Refused, false, 1, "The GIL came on."),
            });

        var row = ArmsTable.Of(Evidence.Of(run)).RowOf(DisturbedRun.Arm);

        Assert.Equal(("refused", "7"), (row.Under("GIL certificate"), row.Under("Blocks")));
        Assert.Equal(Answer.EvidenceRefused, Catalogue.Judge("nogil-scales", "cpython-3.13t", run).Answer);
    }

    [Fact]
    public void A_slice_counts_unless_it_is_the_first_or_its_round_was_set_aside()
    {
        var launch = s_disturbed.Without.Launches[0] with { SetAside = [2] };

        Assert.Equal(
            [SliceFate.Cold, SliceFate.Counts, SliceFate.SetAside, SliceFate.Counts],
            launch.Samples.Select(slice => WhatCounts.FateOf(slice, launch.SetAside)));
        Assert.Equal([1, 3], launch.Warm.Select(slice => slice.Index));
    }

    [Fact]
    public void A_block_that_has_not_ended_does_not_count_yet()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Blocks = 8 });
        var counting = WhatCounts.Of(run.Until(7));

        Assert.All(run.Launches, launch => Assert.Equal(
            launch.Block == 8 ? LaunchFate.InUnfinishedBlock : LaunchFate.Counts, counting.FateOf(launch)));
    }
}
