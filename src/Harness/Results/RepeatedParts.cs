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
    private readonly ConcurrentDictionary<IReadOnlyList<string>, IReadOnlyList<string>> _names = new(new SameElements<string>());
    private readonly ConcurrentDictionary<IReadOnlyList<int>, IReadOnlyList<int>> _cores = new(new SameElements<int>());

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

    private sealed class SameElements<T> : IEqualityComparer<IReadOnlyList<T>>
    {
        public bool Equals(IReadOnlyList<T>? one, IReadOnlyList<T>? other) =>
            ReferenceEquals(one, other) || (one is not null && other is not null && one.SequenceEqual(other));

        /// <summary>Few lists differ, and those that do so mostly in their length or at their ends.</summary>
        public int GetHashCode(IReadOnlyList<T> list) =>
            list.Count == 0 ? 0 : HashCode.Combine(list.Count, list[0], list[list.Count / 2], list[^1]);
    }
}
