using GilBench.Model;

namespace GilBench.Planning;

/// <summary>The models that a .NET program runs, which embeds the interpreter: who asks for them, so that interpreters are asked.</summary>
internal static class EmbeddedModels
{
    public static bool IsOne(string model) => ExecutionModels.All.Any(known => known.Id == model && known.IsEmbedded);

    /// <summary>Whether a request may mean one of them. Asking an interpreter takes a second, so nobody asks in vain.</summary>
    public static bool AreAskedFor(PlanRequest request)
    {
        IReadOnlyList<string> globs = request.Selection.Models is not []
            ? request.Selection.Models
            : [.. request.Profile.ComputeModels, .. request.Profile.WaitingModels];
        IReadOnlyList<string> models = [.. globs.Select(glob => glob.Split('@')[0])];
        return ExecutionModels.All.Any(model => model.IsEmbedded && Glob.Matches(models, model.Id));
    }
}
