using GilBench.Machine;
using GilBench.Model;

namespace GilBench.Sessions;

/// <summary>What can embed the interpreters that were found, in words.</summary>
internal static class EmbeddingText
{
    private const string Subject = "Python inside .NET";

    /// <summary>One sentence for each interpreter that was asked.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Runtime> runtimes) => [.. Asked(runtimes).Select(Of)];

    /// <summary>For the doctor: who embeds what, and where it is said why not.</summary>
    public static DoctorFinding Finding(IReadOnlyList<Runtime> runtimes)
    {
        var asked = Asked(runtimes);
        var found = string.Join(", ", asked.Select(runtime => (runtime.Id, Ways: Ways(runtime.Embedding!)))
            .Where(one => one.Ways.Length > 0)
            .Select(one => $"{one.Id} ({one.Ways})"));
        return found.Length > 0
            ? DoctorFinding.Ok(Subject, $"{found} of {Counted.Of(asked.Count, "interpreter")}")
            : DoctorFinding.Note(
                Subject, "no interpreter here can be embedded",
                "Only the models embedded_* and pythonnet_* need that. 'list arms' says why of each, and "
                + "'./run-all.sh runtimes install 3.13 3.13t --shared' builds some that can.");
    }

    private static string Of(Runtime runtime)
    {
        var embedding = runtime.Embedding!;
        var library = embedding.Library is { } path ? $" ({path})" : "";
        return (embedding.ObstacleTo(HostProcess.EmbeddedCApi), embedding.ObstacleTo(HostProcess.EmbeddedPythonnet)) switch
        {
            (null, null) => $"{runtime.Id}: a .NET program embeds it by CPython's C API and by Pythonnet{library}.",
            (null, { } pythonnet) => $"{runtime.Id}: a .NET program embeds it by CPython's C API{library}; not by {Named(pythonnet)}.",
            ({ } cApi, null) => $"{runtime.Id}: a .NET program embeds it by Pythonnet{library}; not by CPython's C API: {cApi}.",
            ({ } cApi, { } pythonnet) when cApi == pythonnet => $"{runtime.Id}: no .NET program embeds it: {cApi}.",
            ({ } cApi, { } pythonnet) =>
                $"{runtime.Id}: no .NET program embeds it, not by CPython's C API: {cApi}; not by {Named(pythonnet)}.",
        };
    }

    /// <summary>Its own words come with its name.</summary>
    private static string Named(string obstacle) =>
        obstacle.StartsWith("Pythonnet: ", StringComparison.Ordinal) ? obstacle : $"Pythonnet: {obstacle}";

    private static string Ways(Embedding embedding) => string.Join(", ", new[]
    {
        embedding.ObstacleTo(HostProcess.EmbeddedCApi) is null ? "C API" : null,
        embedding.ObstacleTo(HostProcess.EmbeddedPythonnet) is null ? "Pythonnet" : null,
    }.OfType<string>());

    /// <summary>A free-threaded build with its GIL forced on is the same interpreter.</summary>
    private static List<Runtime> Asked(IReadOnlyList<Runtime> runtimes) =>
        [.. runtimes.Where(runtime => runtime is { Embedding: not null, Environment.Count: 0 })];
}
