namespace GilBench.Protocol;

/// <summary>What a runtime says of itself (<c>ready.runtime</c> of the worker protocol); null is unknown or does not apply.</summary>
/// <param name="Version">Such as <c>3.13.5</c>.</param>
/// <param name="GilSetting">What <c>PYTHON_GIL</c> or <c>-X gil</c> asked for.</param>
/// <param name="Pgo">Optimised by a profile; null where the build does not tell.</param>
/// <param name="Lto">Optimised while linking; likewise.</param>
/// <param name="ProcessorCount">What <c>os.cpu_count()</c> or <c>Environment.ProcessorCount</c> says.</param>
internal sealed record RuntimeDescription(
    string Implementation,
    string Version,
    string FullVersion,
    string Executable,
    bool? GilDisabledBuild,
    bool? GilEnabled,
    string? GilSetting,
    double? SwitchIntervalSeconds,
    bool? Pgo,
    bool? Lto,
    bool? Jit,
    bool? Debug,
    string? CompilerFlags,
    int? ProcessorCount);
