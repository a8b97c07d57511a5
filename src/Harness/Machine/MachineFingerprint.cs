using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GilBench.Model;

namespace GilBench.Machine;

/// <summary>
/// Tells machines apart: the hardware as it is seen, the installation, and the quota it is rented with. Kernel, governor and turbo are left
/// out: they are recorded, and a change in them is what a comparison may be about. A cloud runner made afresh for each job has a new
/// installation each time, and is another machine each time, because nothing says that it is the same hardware.
/// </summary>
internal static class MachineFingerprint
{
    /// <param name="machine">The machine; its own <see cref="MachineDescription.Fingerprint"/> does not count.</param>
    /// <param name="installation">
    /// The content of <c>/etc/machine-id</c>, null where there is none. Only this hash of it is shown, as machine-id(5) asks.
    /// </param>
    /// <returns>16 hexadecimal digits.</returns>
    public static string Of(MachineDescription machine, string? installation)
    {
        object?[] identity =
        [
            "gilbench machine 1", machine.Architecture, machine.CpuVendor, machine.CpuModel, machine.LogicalCpus, machine.PhysicalCores,
            machine.EfficiencyCores, machine.Packages, machine.NumaNodes, RoundToPowerOfTwo(machine.MemoryBytes), machine.Hypervisor,
            machine.Limits.QuotaCpus, installation,
        ];
        var text = string.Join('\n', identity.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    // MemTotal is what the kernel left over at start and moves by some MiB from one kernel to the next. Memory is sold as 2ⁿ or 3·2ⁿ bytes,
    // both far from where the nearest power of two changes, which finer steps would not be.
    private static double? RoundToPowerOfTwo(long? bytes) => bytes is { } known ? Math.Round(Math.Log2(known)) : null;
}
