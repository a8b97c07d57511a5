using System.Globalization;
using GilBench.Model;

namespace GilBench.Planning;

/// <summary>What the first calls of the user's code showed, in sentences for a reader. Pure.</summary>
internal static class CodeNotes
{
    private const int MostPackages = 4;

    /// <param name="good">Examinations without an error, at least one.</param>
    public static IEnumerable<string> Of(CodeRequest requested, WorkloadKind kind, IReadOnlyList<ExaminedCode> good)
    {
        yield return KindOf(requested, kind, good[0]);
        var names = string.Join(
            ", ", good.SelectMany(one => one.Examination.ThreadsLeft ?? []).Distinct().Select(name => VisibleText.Cut(name)));
        if (names.Length > 0)
        {
            yield return $"{requested.Id} leaves threads running after it has returned ({names}); they run beside what is measured.";
        }

        if (good.Any(one => one.Examination.ProcessesLeft > 0))
        {
            yield return $"{requested.Id} leaves processes running after it has returned; they run beside what is measured.";
        }

        if (good.Any(one => one.Examination.StartsThreads == true))
        {
            yield return $"{requested.Id} starts threads itself: what a model gains comes on top of what they gain.";
        }

        if (good.Any(one => one.Examination.StartsProcesses == true))
        {
            yield return $"{requested.Id} starts processes itself: what a model gains comes on top of what they gain.";
        }

        foreach (var difference in Differences(requested, good))
        {
            yield return difference;
        }
    }

    private static string KindOf(CodeRequest requested, WorkloadKind kind, ExaminedCode first)
    {
        var seen = first.Examination;
        var what = kind switch
        {
            WorkloadKind.Io => "waits",
            WorkloadKind.Mixed => "waits and computes",
            _ => "computes",
        };
        if (requested.Kind is not null || seen is not { CpuSeconds: { } cpu, WallSeconds: > 0 and { } wall, Calls: { } calls })
        {
            return $"{requested.Id} is measured as code that {what}, as was asked for.";
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{requested.Id} {what}: CPU time ÷ time was {cpu / wall:0.00} in its first {Counted.Of(calls, "call")} on {first.Runtime.Id}, "
                + $"{1000 * wall / calls:0.###} ms each.");
    }

    /// <summary>Where the environments of a pair of builds hold other packages, what differs is not the GIL alone.</summary>
    private static IEnumerable<string> Differences(CodeRequest requested, IReadOnlyList<ExaminedCode> good)
    {
        var packages = good.Where(one => one.Runtime.IsPython && one.Examination.Packages is not null)
            .GroupBy(one => one.Runtime.Id).ToDictionary(same => same.Key, same => same.First().Examination.Packages!);
        foreach (var pair in Pairing.Of([.. good.Select(one => one.Runtime).Distinct()]))
        {
            if (!packages.TryGetValue(pair.Stock.Id, out var stock) || !packages.TryGetValue(pair.FreeThreaded.Id, out var free))
            {
                continue;
            }

            var unlike = stock.Keys.Union(free.Keys).Order(StringComparer.Ordinal)
                .Where(name => stock.GetValueOrDefault(name) != free.GetValueOrDefault(name))
                .Select(name => $"{name} {stock.GetValueOrDefault(name) ?? "none"} and {free.GetValueOrDefault(name) ?? "none"}")
                .Select(text => VisibleText.Cut(text))
                .ToList();
            if (unlike.Count > 0)
            {
                var more = unlike.Count > MostPackages ? $" and {unlike.Count - MostPackages} more" : "";
                yield return $"The packages that {requested.Id} imports differ between {pair.Stock.Id} and {pair.FreeThreaded.Id}: "
                    + $"{string.Join("; ", unlike.Take(MostPackages))}{more}. So more than the GIL differs.";
            }
        }
    }
}
