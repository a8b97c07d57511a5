using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;
using GilBench.Tests.Claims;

namespace GilBench.Tests.Running;

public sealed class GroupPlanTests
{
    [Fact]
    public void Workers_of_a_sweep_start_at_once_and_have_units_in_proportion_while_those_of_other_groups_start_in_turn()
    {
        var context = SmallRun.Context() with { Workloads = Catalogue.Workloads };
        var header = SmallRun.Header(Planner.Make(SmallRun.Request() with { Profile = Profiles.Find("standard") }, context), context);
        var members = new GroupMembers(
            header.Plan, ResolvedArm.AllOf(header), new RunProgress(new Run(header, [], [], null, [], [], null)));

        var plans = Enumerable.Range(0, header.Plan.Groups.Count).Select(group => members.PlanOf(block: 1, group, attempt: 1)).ToList();

        var sweep = Assert.Single(plans, plan => plan.SideBySide);
        Assert.All(sweep.Members, member => Assert.Equal(ParameterSetNames.InFlight, member.Resolved.ParameterSet.Name));
        Assert.Equal(
            (10, 4_000, 10_000),
            (UnitsOf("threads@cpython-3.13:2x1"), UnitsOf("threads@cpython-3.13:2x1000"), UnitsOf("asyncio_gather@cpython-3.13:2x1000")));

        int UnitsOf(string arm) => sweep.Members.First(member => member.Resolved.Arm.Id == $"http_get+in-flight:{arm}").Tasks;
    }
}
