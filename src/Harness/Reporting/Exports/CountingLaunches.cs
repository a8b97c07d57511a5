using GilBench.Model;

namespace GilBench.Reporting.Exports;

/// <summary>The launches that an estimate rests on: of valid blocks, ended well, undisturbed, with warm iterations.</summary>
internal static class CountingLaunches
{
    public static IReadOnlyList<Launch> Of(Run run, string arm)
    {
        var valid = run.ValidAttempts;
        return [.. run.Launches
            .Where(launch => launch.Arm == arm && launch.Counts && launch.Tasks > 0 && launch.WarmSeconds.Count > 0)
            .Where(launch => valid.TryGetValue(launch.Block, out var attempt) && attempt == launch.Attempt)
            .OrderBy(launch => launch.Block)];
    }
}
