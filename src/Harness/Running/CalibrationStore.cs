using System.Security.Cryptography;
using System.Text;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Running;

/// <summary>Keeps calibrations from run to run.</summary>
internal interface ICalibrationStore
{
    /// <returns>Null where none is kept under this key.</returns>
    Calibration? Find(string key);

    void Keep(string key, Calibration calibration);

    /// <summary>Forgets it: the first slices showed that it is off.</summary>
    void Forget(string key);
}

/// <summary>What a calibration holds for: this machine, these executables, this workload at these sizes, these arms.</summary>
internal static class CalibrationKey
{
    public static string Of(
        string fingerprint, IReadOnlyList<ResolvedArm> group, LeastSlice least, Func<ResolvedArm, string?> executableSha256)
    {
        var candidates = Calibrator.Candidates(group)
            .Select(resolved => $"{resolved.Model.Id} {resolved.Arm.Cores} {resolved.Arm.Workers} {executableSha256(resolved)} "
                + string.Join(',', resolved.Runtime.Environment.Select(variable => $"{variable.Key}={variable.Value}")))
            .Order(StringComparer.Ordinal);
        var sizes = group[0].ParameterSet.Arguments
            .OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => $"{argument.Key}={argument.Value.GetRawText()}");
        var text = string.Join('\n', [
            fingerprint, group[0].Arm.Workload, group[0].Arm.ParameterSet, $"{group[0].Language}",
            $"{least.Seconds:R} {least.Tasks} {Calibrator.Step(group)}",
            .. sizes, .. candidates,
        ]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>One small file per calibration in the user's cache. A file that cannot be read or written is as if it were not there.</summary>
internal sealed class CalibrationFolder(string folder) : ICalibrationStore
{
    public Calibration? Find(string key) => RunFile.ReadKept<Calibration>(PathOf(key));

    public void Keep(string key, Calibration calibration) => RunFile.Keep(PathOf(key), calibration);

    public void Forget(string key)
    {
        try
        {
            File.Delete(PathOf(key));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The next run calibrates anew in the same way.
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + ".json");
}
