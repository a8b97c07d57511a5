using System.Diagnostics;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Models;

/// <summary>
/// Of the results of the user's code, which may be large, the first few of each worker thread and its last are kept in one slice; what the
/// others returned is let go at once, as it is in use. Those are counted under the text of the first.
/// </summary>
internal sealed class FewResults(Func<object, string> textOf)
{
    /// <summary>How many of each thread are kept beside its last.</summary>
    public const int First = 8;

    /// <summary>
    /// Where making texts takes longer than this, they are made once a slice. A warm-up asks for them again and again, so that the code
    /// around a slice is compiled before any slice counts.
    /// </summary>
    private static readonly TimeSpan _long = TimeSpan.FromMilliseconds(1);

    private static readonly object _notKept = new();

    [ThreadStatic]
    private static Share? _share;

    private IReadOnlyDictionary<string, int>? _tally;

    /// <returns>Null for the document's workloads, whose results are all kept.</returns>
    public static FewResults? Of(Unit unit) => unit.User is { } user ? new FewResults(user.TextOf) : null;

    /// <summary>A result was put in its place: lets go the last one of this thread, where that is none of its first few.</summary>
    public void Kept(object?[] results, int index)
    {
        var share = _share;
        if (share is null || share.Slice != this)
        {
            _share = share = new Share(this);
        }

        if (share.Kept < First)
        {
            share.Kept++;
            return;
        }

        if (share.Last >= 0)
        {
            results[share.Last] = _notKept;
        }

        share.Last = index;
    }

    /// <summary>Each distinct text and how many units returned it.</summary>
    /// <exception cref="InvalidOperationException">A unit was never run.</exception>
    public IReadOnlyDictionary<string, int> Tally(object?[] results)
    {
        if (_tally is not null)
        {
            return _tally;
        }

        var started = Stopwatch.GetTimestamp();
        var tally = Count(results);
        if (Stopwatch.GetElapsedTime(started) > _long)
        {
            _tally = tally;
        }

        return tally;
    }

    private Dictionary<string, int> Count(object?[] results)
    {
        Dictionary<string, int> units = [];
        var missing = 0;
        var notKept = 0;
        string? first = null;
        foreach (var result in results)
        {
            if (result is null)
            {
                missing++;
            }
            else if (result == _notKept)
            {
                notKept++;
            }
            else
            {
                var text = textOf(result);
                first ??= text;
                units[text] = units.GetValueOrDefault(text) + 1;
            }
        }

        if (missing > 0)
        {
            throw Batch.NeverRun(missing, results.Length);
        }

        if (notKept > 0)
        {
            units[first!] += notKept;
        }

        return units;
    }

    /// <summary>What one thread has kept in one slice.</summary>
    private sealed class Share(FewResults slice)
    {
        public FewResults Slice => slice;

        public int Kept { get; set; }

        /// <summary>The place of its last result; −1 before there is one beside the first few.</summary>
        public int Last { get; set; } = -1;
    }
}
