using GilBench.Analysis;
using GilBench.History;
using GilBench.Model;
using GilBench.Regression;
using GilBench.Reporting.Comparisons;
using GilBench.Statistics.Gates;

namespace GilBench.Sessions;

/// <summary>
/// What is known of this machine's noise by kind of arm, and what comparisons and calibrations add to it. It is kept in a history; where
/// the user's own cannot be used, it is as if there were none, and that is said.
/// </summary>
internal sealed class NoiseFloors : IDisposable
{
    private readonly IHistoryStore? _store;
    private readonly string _fingerprint;
    private readonly string? _refusal;
    private readonly List<AaSession> _seen = [];

    /// <summary>What was read of the history by kind; each kind is asked for many times in one judgement.</summary>
    private readonly Dictionary<string, IReadOnlyList<double>> _read = [];

    /// <param name="where">A file, or <c>postgres://…</c>; null is the user's own history.</param>
    /// <param name="fingerprint">Of this machine.</param>
    /// <exception cref="HistoryException">The history that was named cannot be used.</exception>
    public NoiseFloors(string? where, string fingerprint)
    {
        _fingerprint = fingerprint;
        try
        {
            _store = HistoryStores.Open(where ?? HistoryStores.DefaultPlace);
        }
        catch (HistoryException refused) when (where is null)
        {
            _refusal = refused.Message.TrimEnd('.');
        }
    }

    /// <summary>Of a kind of arm; without sessions where none is known.</summary>
    public NoiseFloor Of(string kind) => NoiseFloor.From(LogRatios(kind));

    /// <summary>Of each kind of the arms.</summary>
    public IReadOnlyDictionary<string, NoiseFloor> OfKinds(IEnumerable<ComparedArm> compared) =>
        compared.Select(arm => arm.NoiseKind).Distinct().ToDictionary(kind => kind, Of);

    public KnownFloor KnownOf(string kind)
    {
        double[] sizes = [.. LogRatios(kind).Select(log => Math.Exp(Math.Abs(log)) - 1).Order()];
        return new KnownFloor(
            kind, Of(kind), sizes is [] ? null : sizes[sizes.Length / 2], sizes is [] ? null : sizes[^1],
            Medians.OfKnown(_seen.Where(session => session.Arm.NoiseKind == kind).Select(session => session.DetectableEffect)));
    }

    /// <summary>Adds the A/A sessions in a run.</summary>
    /// <exception cref="HistoryException">They cannot be kept.</exception>
    public void Keep(Run run)
    {
        var sessions = ComparisonJudge.AaSessions(run);
        _seen.AddRange(sessions);
        _read.Clear();
        _store?.AddNoise(
        [
            .. sessions.Select(session => new NoiseSession(
                run.Header.Id, _fingerprint, session.Arm.NoiseKind, session.LogRatio, session.Blocks, run.Header.Created)
            {
                Arm = session.Arm.Name,
            }),
        ]);
    }

    /// <summary>What a reader of a comparison must know of the margins.</summary>
    /// <param name="compared">The arms.</param>
    public IReadOnlyList<string> Remarks(IReadOnlyList<ComparedArm> compared)
    {
        var floors = compared.Select(arm => arm.NoiseKind).Distinct().Select(Of).ToList();
        List<string> remarks = [];
        if (_refusal is not null)
        {
            remarks.Add($"{_refusal}; what this machine's noise was before is not known, and this comparison's is not kept.");
        }

        if (floors.Exists(floor => !floor.IsKnown))
        {
            remarks.Add(
                $"Of {(floors.Count == 1 ? "this kind" : "some kinds")} of arm {floors.Min(floor => floor.Sessions)} of the "
                + $"{NoiseFloor.SessionsNeeded} A/A sessions are known that a noise floor needs, so the margin is what the base "
                + "shows against itself; 'calibrate' makes more.");
        }

        return remarks;
    }

    public void Dispose() => _store?.Dispose();

    private IReadOnlyList<double> LogRatios(string kind)
    {
        if (!_read.TryGetValue(kind, out var known))
        {
            _read[kind] = known = _store is null
                ? [.. _seen.Where(session => session.Arm.NoiseKind == kind).Select(session => session.LogRatio)]
                : [.. _store.Noise(_fingerprint, kind).Select(session => session.LogRatio)];
        }

        return known;
    }
}
