namespace GilBench.Runtimes.Installing;

/// <summary>What the installer needs to know of this machine, and how patient it is.</summary>
/// <param name="DescribeScript">The path of <c>bench/Python/src/gilbench/describe.py</c>.</param>
internal sealed record InstallerSettings(Surroundings Surroundings, string DescribeScript)
{
    /// <summary>How long a download may stand still before it is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long connecting to CPython's site may take.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an interpreter may take to say what it is.</summary>
    public TimeSpan ProbeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a held lock is tried again.</summary>
    public TimeSpan LockRetry { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The releases that CPython's site is trusted for.</summary>
    public IReadOnlyList<PinnedRelease> Pinned { get; init; } = PinnedReleases.All;

    /// <summary>Makes what sends HTTP requests, from the time that connecting may take; tests put their own in its place.</summary>
    public Func<TimeSpan, HttpMessageHandler> Http { get; init; } = limit => new SocketsHttpHandler { ConnectTimeout = limit };

    /// <summary>How many compilers run at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>How often a build is asked how far it is.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Called with how far a build is: at each step and as often as <see cref="ProgressInterval"/> says.</summary>
    public Action<BuildProgress> Progress { get; init; } = _ => { };

    /// <summary>Free bytes for this user on the file system of a folder.</summary>
    public Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;

    public RuntimeCache Cache => Surroundings.Cache;
}
