using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Sessions;

namespace GilBench.Tests.Claims;

/// <summary>The project's own claims and workloads.</summary>
internal static class Catalogue
{
    private static readonly ProjectPlaces s_places = ProjectPlaces.Find();

    public static string ClaimsText { get; } = File.ReadAllText(s_places.Claims);

    public static string Schema { get; } = File.ReadAllText(Path.Combine(s_places.Root, "bench", "claims.schema.json"));

    public static IReadOnlyList<WorkloadRow> Workloads { get; } =
        WorkloadCatalog.Parse(File.ReadAllText(s_places.Workloads), s_places.Workloads).Workloads;

    public static ClaimVocabulary Vocabulary { get; } = new(Workloads, ExecutionModels.All);

    public static IReadOnlyList<Claim> Claims { get; } = ClaimFile.Parse(ClaimsText, "claims.json", Vocabulary).Claims;

    public static Claim Claim(string id) => Claims.Single(claim => claim.Id == id);

    /// <summary>The one judgement of a claim as it is restated, on one runtime.</summary>
    public static Judgement Judge(string claim, string runtime, Run run) => Assert.Single(
        ClaimJudge.Judge([Claim(claim)], run), judgement => judgement.Runtime?.Id == runtime && judgement.Variant == ClaimVariant.Restated);
}
