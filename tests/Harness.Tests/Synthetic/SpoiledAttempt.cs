using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>
/// A run whose block 2 (each group of it) counts by its second attempt: the first was spoiled by one launch, while all others of it were
/// undisturbed.
/// </summary>
/// <param name="Run">With the first attempt, whose times are ten times those of the second.</param>
/// <param name="Without">The same run as if the first attempt had never been.</param>
internal sealed record SpoiledAttempt(Run Run, Run Without)
{
    private const int Block = 2;

    private const string Reason = "It was disturbed.";

    public static SpoiledAttempt Of(Run run)
    {
        var without = run.Changing(launch => launch.Block == Block,
            launch => launch with { Id = launch.Id.Replace("-a1-", "-a2-", StringComparison.Ordinal), Attempt = 2 }) with
        {
            Groups = [.. run.Groups.Select(group => group.Block == Block ? group with { Attempt = 2 } : group)],
            Blocks = [.. run.Blocks.Select(block => block.Block == Block ? block with { Attempt = 2 } : block)],
        };
        var first = run.Launches.Where(launch => launch.Block == Block).Select(launch => launch with
        {
            Faults = launch.Order == 1 ? [Reason] : [],
            Samples = [.. launch.Samples.Select(
                sample => sample with { WallSeconds = sample.WallSeconds * 10, CpuSelfSeconds = sample.CpuSelfSeconds * 10 })],
        });
        return new SpoiledAttempt(
            without with
            {
                Launches = [.. without.Launches.Where(launch => launch.Block < Block), .. first,
                    .. without.Launches.Where(launch => launch.Block >= Block)],
                Groups = [.. run.Groups.Where(group => group.Block == Block)
                    .Select(group => group with { Valid = false, Reason = Reason }), .. without.Groups],
                Blocks = [.. without.Blocks.Where(block => block.Block < Block), new BlockEnd(Block, 1, Valid: false, Reason),
                    .. without.Blocks.Where(block => block.Block >= Block)],
            },
            without);
    }
}
