using System.Text.Json.Serialization;

namespace GilBench.Model;

/// <summary>One line of a run file.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RunHeader), "run")]
[JsonDerivedType(typeof(MissingRuntime), "missing_runtime")]
[JsonDerivedType(typeof(Session), "session")]
[JsonDerivedType(typeof(Calibration), "calibration")]
[JsonDerivedType(typeof(Pilot), "pilot")]
[JsonDerivedType(typeof(MemoryReading), "memory")]
[JsonDerivedType(typeof(ServerCheck), "server")]
[JsonDerivedType(typeof(ServedLatency), "served")]
[JsonDerivedType(typeof(Launch), "launch")]
[JsonDerivedType(typeof(GroupEnd), "group")]
[JsonDerivedType(typeof(BlockEnd), "block")]
[JsonDerivedType(typeof(RunEnd), "end")]
internal abstract record RunLine;
