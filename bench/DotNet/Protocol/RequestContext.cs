namespace GilBench.DotNet.Protocol;

/// <summary>Where a launch finds what is not part of its arm; null where nothing is set.</summary>
internal sealed record RequestContext(string? Url, string? DataDirectory, string? ArtifactsDirectory);
