namespace GilBench.Model;

/// <summary>What a unit of work waits for.</summary>
internal enum WorkloadKind
{
    /// <summary>The processor alone.</summary>
    Cpu,

    /// <summary>Something outside: a timer, a server, a disk.</summary>
    Io,

    /// <summary>First outside, then the processor.</summary>
    Mixed,

    /// <summary>The positive control: native arithmetic that shows what the hardware permits.</summary>
    Control,
}

/// <summary>Kinds of the user's code as kinds of workload.</summary>
internal static class WorkloadKinds
{
    public static WorkloadKind Of(CodeKind kind) => kind switch
    {
        CodeKind.Io => WorkloadKind.Io,
        CodeKind.Mixed => WorkloadKind.Mixed,
        _ => WorkloadKind.Cpu,
    };
}
