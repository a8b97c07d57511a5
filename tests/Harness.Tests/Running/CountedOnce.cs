using GilBench.Model;
using GilBench.Running;

namespace GilBench.Tests.Running;

/// <summary>What holds for every run that came to its end, wherever it was cut off.</summary>
internal static class CountedOnce
{
    /// <summary>
    /// Every group of every block counts once, with every worker that its plan has and in its order; no finished group was repeated.
    /// </summary>
    /// <param name="mayBeSpoiled">Whether a group may have been given up in a block: a real machine may be disturbed.</param>
    public static void Assert(Run run, bool mayBeSpoiled = false)
    {
        var progress = new RunProgress(run);
        var resolvedArms = ResolvedArm.AllOf(run.Header);
        var counting = WhatCounts.Of(run);
        var members = new GroupMembers(run.Header.Plan, resolvedArms, progress);
        Xunit.Assert.Equal(Enumerable.Range(1, run.Blocks.Count), run.Blocks.Select(block => block.Block));
        Xunit.Assert.Equal(run.Launches.Count, run.Launches.Select(launch => launch.Id).Distinct().Count());
        foreach (var block in run.Blocks.Select(end => end.Block))
        {
            var ends = run.Groups.Where(end => end.Block == block).ToList();
            Xunit.Assert.Equal(members.GroupOrder(block), ends.Select(end => end.Group).Distinct());
            Xunit.Assert.All(ends.GroupBy(end => end.Group), attempts => Xunit.Assert.True(
                attempts.SkipLast(1).All(end => !end.Valid) && (mayBeSpoiled || attempts.Last().Valid), string.Join("; ", attempts)));
            foreach (var end in ends)
            {
                var plan = members.PlanOf(block, end.Group, end.Attempt);
                var order = new RoundShuffler(plan).Of(0);
                var launches = run.Launches.Where(
                    launch => (launch.Block, launch.Group, launch.Attempt) == (end.Block, end.Group, end.Attempt)).ToList();
                Xunit.Assert.Equal(Enumerable.Range(0, launches.Count), launches.Select(launch => launch.Order));
                Xunit.Assert.Equal(
                    order.Select(index => (plan.Members[index].Resolved.Arm.Id, string.Join(',', plan.Members[index].Cores))),
                    launches.Select(launch => (launch.Arm, string.Join(',', launch.AffinityAsked))));
                Xunit.Assert.All(launches, launch => Xunit.Assert.Equal(
                    end.Valid, counting.FateOf(launch) is LaunchFate.Counts or LaunchFate.Failed));
            }
        }
    }
}
