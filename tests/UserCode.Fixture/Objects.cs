namespace Fixture;

/// <summary>An object with what can be set.</summary>
public class Counter
{
    public int Start { get; set; } = 3;

    public int step = 1;

    public string Label { get; init; } = "count";

    public int Fixed { get; } = 9;

    public string Count(int times = 1) => $"{Label} {Start + (step * times)}";
}

public struct Pair
{
    public int First { get; set; }

    public readonly int Doubled() => 2 * First;
}

public abstract class Unfinished
{
    public int Value() => 1;
}

public class NeedsWords(string words)
{
    public int Length() => words.Length;
}

public class Broken
{
    public Broken() => throw new InvalidOperationException("not to be built");

    public int Value() => 1;
}
