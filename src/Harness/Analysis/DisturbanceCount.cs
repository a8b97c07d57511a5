using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>How many launches one kind of disturbance set aside.</summary>
internal sealed record DisturbanceCount(Disturbance By, int Launches);
