using GilBench.Model;

namespace GilBench.Claims;

/// <summary>What decides whether threads compute at once.</summary>
internal enum RuntimeKind
{
    /// <summary>Python whose GIL is on.</summary>
    Gil,

    /// <summary>Python without a GIL.</summary>
    NoGil,

    DotNet,
}

internal static class RuntimeKinds
{
    public static RuntimeKind KindOf(this Runtime runtime) => runtime.ExpectsGil switch
    {
        true => RuntimeKind.Gil,
        false => RuntimeKind.NoGil,
        null => RuntimeKind.DotNet,
    };

    public static string Words(this RuntimeKind kind) => kind switch
    {
        RuntimeKind.Gil => "a Python with a GIL",
        RuntimeKind.NoGil => "a free-threaded Python",
        _ => ".NET",
    };
}
