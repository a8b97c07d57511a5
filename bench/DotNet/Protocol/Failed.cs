using System.Text.Json.Serialization;

namespace GilBench.DotNet.Protocol;

/// <summary>The launch cannot go on.</summary>
/// <param name="Kind">One of <see cref="Usage"/>, <see cref="Unsupported"/>, <see cref="Error"/>.</param>
/// <param name="Message">One clear sentence.</param>
internal sealed record Failed(string Kind, string Message)
{
    public const string Usage = "usage";
    public const string Unsupported = "unsupported";
    public const string Error = "error";

    [JsonPropertyOrder(-1)]
    public string Type => "failed";
}
