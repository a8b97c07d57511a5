using System.Collections.Concurrent;
using GilBench.Claims.Reading;
using GilBench.Planning;
using GilBench.Reporting;
using GilBench.Results;
using GilBench.Statistics.Sampling;
using GilBench.Workers;

namespace GilBench.Tests.Fuzzing;

/// <summary>
/// Tries many spoiled inputs, each from its own seed, and tells of those that end in anything but one of the program's own errors. Some
/// must be refused and some taken: where all are, the inputs are hardly spoiled, or nothing is read at all.
/// </summary>
internal static class Fuzz
{
    /// <summary>A sentence for a user is shorter; longer is a document quoted.</summary>
    private const int LongestSentence = 900;

    /// <param name="attempt">From a seed's generator; returns normally, or throws.</param>
    public static void Try(int times, Action<SplitMix64> attempt)
    {
        var wrong = new ConcurrentBag<string>();
        var refused = 0;
        Parallel.For(0, times, seed =>
        {
            try
            {
                attempt(SplitMix64.For(20261125, (ulong)seed));
            }
            catch (Exception own) when (own is RunFileException or ClaimException or UsageException or ReportException or WorkerException)
            {
                Interlocked.Increment(ref refused);
                if (own.Message.Contains("System.", StringComparison.Ordinal) || own.Message.Contains("GilBench.", StringComparison.Ordinal)
                    || own.Message.Length > LongestSentence || own.Message.Any(char.IsControl))
                {
                    wrong.Add($"seed {seed}: {own.Message}");
                }
            }
#pragma warning disable CA1031 // Whatever it is: that is what is looked for.
            catch (Exception defect)
#pragma warning restore CA1031
            {
                var places = (defect.StackTrace ?? "").Split('\n').Take(6).Select(line => line.Trim().Split(" in ")[0]);
                wrong.Add($"seed {seed}: {defect.GetType().Name}: {defect.Message} {string.Join(" < ", places)}");
            }
        });
        if (!wrong.IsEmpty)
        {
            Assert.Fail(
                string.Join('\n', wrong.Order().DistinctBy(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]).Take(20)));
        }

        Assert.InRange(refused, times / 50, times - (times / 50));
    }
}
