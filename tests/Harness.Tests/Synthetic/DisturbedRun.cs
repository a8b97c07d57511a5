using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>
/// A run with launches that were set aside, in each of the ways there are; none of them may change what is said of any arm.
/// </summary>
/// <param name="Run">
/// With one launch that was disturbed and repeated in every block of an arm, one disturbed launch that failed, and a spoiled attempt.
/// </param>
/// <param name="Without">The same run as if none of them had ever been.</param>
internal sealed record DisturbedRun(Run Run, Run Without)
{
    public const string Arm = "sum_squares:threads@cpython-3.13t:2x2";

    public static DisturbedRun Of(Run run)
    {
        var spoiled = SpoiledAttempt.Of(run);
        List<Launch> launches = [];
        foreach (var launch in spoiled.Run.Launches)
        {
            if (launch is { Arm: Arm, Faults: [] })
            {
                launches.Add(Slowed(launch) with
                {
                    Id = launch.Id + "-r0",
                    Faults = [DisturbanceText.OtherPrograms(0.3, 0.1)],
                    Certificate = ByItsState(launch),
                });
            }

            if (launch is { Arm: Arm, Block: 4 })
            {
                launches.Add(launch with
                {
                    Id = launch.Id + "-r9",
                    Faults = [DisturbanceText.Stolen(0.3, 0.02)],
                    Outcome = LaunchOutcome.Crashed,
                    Detail = "Killed.",
                    Samples = [],
                });
            }

            launches.Add(launch);
        }

        return new DisturbedRun(spoiled.Run with { Launches = launches }, spoiled.Without);
    }

    private static GilCertificate ByItsState(Launch launch) =>
        launch.Certificate with { Verdict = CertificateVerdict.StateOnly, Reason = "CPU time proves nothing." };

    private static Launch Slowed(Launch launch) => launch with
    {
        StartupSeconds = launch.StartupSeconds * 5,
        PeakRssBytes = launch.PeakRssBytes * 2,
        Samples = [.. launch.Samples.Select(sample => sample with { WallSeconds = sample.WallSeconds * 3 })],
    };
}
