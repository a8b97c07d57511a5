using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;
using GilBench.Protocol;

namespace GilBench.DotNet.Machine;

/// <summary>Describes the .NET runtime that runs this process.</summary>
internal static class RuntimeReader
{
#if DEBUG
    private const bool IsDebug = true;
#else
    private const bool IsDebug = false;
#endif

    public static RuntimeDescription Read() => new(
        Implementation: "dotnet",
        Version: Environment.Version.ToString(),
        FullVersion: $"{RuntimeInformation.FrameworkDescription} ({RuntimeInformation.RuntimeIdentifier})",
        Executable: Environment.ProcessPath ?? "",
        GilDisabledBuild: null,
        GilEnabled: null,
        GilSetting: null,
        SwitchIntervalSeconds: null,
        Pgo: null,
        Lto: null,
        Jit: true,
        Debug: IsDebug,
        CompilerFlags: Flags(),
        ProcessorCount: Environment.ProcessorCount);

    private static string Flags()
    {
        string[] named =
        [
            "TieredCompilation", "TieredPGO", "TC_DelaySingleProcMultiplier", "ReadyToRun", "EnableWriteXorExecute", "gcServer",
            "gcConcurrent",
        ];
        var overridden = "";
        foreach (var name in named)
        {
            if (Environment.GetEnvironmentVariable($"DOTNET_{name}") is { } value)
            {
                overridden += $" DOTNET_{name}={value}";
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"configuration={(IsDebug ? "Debug" : "Release")} "
            + $"gc={(GCSettings.IsServerGC ? "server" : "workstation")} gc_latency={GCSettings.LatencyMode}")
            + overridden;
    }
}
