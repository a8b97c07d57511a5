namespace GilBench.DotNet.Protocol;

/// <summary>What runs the worker; the fields that only Python has are null.</summary>
internal sealed record RuntimeFacts(
    string Implementation,
    string Version,
    string FullVersion,
    string? Executable,
    bool? GilDisabledBuild,
    bool? GilEnabled,
    string? GilSetting,
    double? SwitchIntervalSeconds,
    bool? Pgo,
    bool? Lto,
    bool Jit,
    bool Debug,
    string CompilerFlags,
    int ProcessorCount);
