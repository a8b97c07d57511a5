namespace GilBench.Analysis;

/// <summary>Blocks of a run.</summary>
/// <param name="Spoiled">Attempts that the environment spoiled.</param>
internal sealed record BlockCounts(int Valid, int Spoiled)
{
    public double SpoiledShare => Valid + Spoiled == 0 ? 0 : (double)Spoiled / (Valid + Spoiled);
}
