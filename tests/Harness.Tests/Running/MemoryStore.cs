using GilBench.Model;
using GilBench.Running;

namespace GilBench.Tests.Running;

/// <summary>Calibrations kept for the time of a test.</summary>
internal sealed class MemoryStore : ICalibrationStore
{
    public Dictionary<string, Calibration> Kept { get; } = [];

    /// <summary>Keys that were forgotten.</summary>
    public List<string> Forgotten { get; } = [];

    public Calibration? Find(string key) => Kept.GetValueOrDefault(key);

    public void Keep(string key, Calibration calibration) => Kept[key] = calibration;

    public void Forget(string key)
    {
        Kept.Remove(key);
        Forgotten.Add(key);
    }
}
