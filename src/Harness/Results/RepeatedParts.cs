using System.Collections.Concurrent;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>
/// What launches say in the same words again and again (their arm, the runtime with its flags, the modules it loaded, their cores) is held
/// once. Lines may be given to it from several threads.
/// </summary>
internal sealed class RepeatedParts
{
    private readonly ConcurrentDictionary<string, string> _texts = new();
    private readonly ConcurrentDictionary<RuntimeDescription, RuntimeDescription> _runtimes = new();
    private readonly ConcurrentDictionary<IReadOnlyList<string>, IReadOnlyList<string>> _names = new(SameElements<string>.Comparer);
    private readonly ConcurrentDictionary<IReadOnlyList<int>, IReadOnlyList<int>> _cores = new(SameElements<int>.Comparer);

    /// <summary>An equal line.</summary>
    public RunLine Of(RunLine line) => line is not Launch launch ? line : launch with
    {
        Arm = Once(_texts, launch.Arm)!,
        Certificate = launch.Certificate with { Reason = Once(_texts, launch.Certificate.Reason)! },
        AffinityAsked = Once(_cores, launch.AffinityAsked)!,
        AffinityRead = Once(_cores, launch.AffinityRead),
        Runtime = Once(_runtimes, launch.Runtime),
        Modules = Once(_names, launch.Modules),
        ExecutableSha256 = Once(_texts, launch.ExecutableSha256),
    };

    private static T? Once<T>(ConcurrentDictionary<T, T> known, T? part)
        where T : class => part is null ? null : known.GetOrAdd(part, part);
}
