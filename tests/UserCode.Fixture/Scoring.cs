using System.Collections.Concurrent;
using System.Numerics;

namespace Fixture;

public enum Colour
{
    Red,
    Green,
}

public readonly record struct Point(double X, double Y);

/// <summary>Static methods of many signatures.</summary>
public static class Scoring
{
    private static int _calls;

    public static long Sum(int n = 10) => Enumerable.Range(0, n).Sum(i => (long)i);

    public static string Join(string[] words, string separator = "-") => string.Join(separator, words);

    public static int TopK(int topK, int otherValue = 1) => topK + otherValue;

    public static string Which(int count) => $"int {count}";

    public static string Which(int count, string name) => $"int {count}, string {name}";

    public static string Which(double size) => $"double {size}";

    public static string Number(int value) => $"int {value}";

    public static string Number(string value) => $"string {value}";

    public static double Length(Point point) => Math.Sqrt((point.X * point.X) + (point.Y * point.Y));

    public static Colour Next(Colour colour) => colour == Colour.Red ? Colour.Green : Colour.Red;

    public static BigInteger Square(BigInteger value) => value * value;

    public static int Bytes(byte[] data) => data.Sum(one => one);

    public static string? Plain(object? value) => value?.GetType().Name;

    public static int All(params int[] values) => values.Sum();

    public static int? Optional(int? value = null, CancellationToken cancellation = default) =>
        cancellation.CanBeCanceled ? -1 : value;

    public static int Cancelled(CancellationToken cancellation) => cancellation.CanBeCanceled ? 1 : 0;

    public static string Shout(string text) => Library.Words.Shout(text);

    public static int[,] Table() => new int[2, 2];

    public static IEnumerable<int> Yielded()
    {
        yield return 1;
    }

    public static async IAsyncEnumerable<int> YieldedLaterAsync()
    {
        await Task.Yield();
        yield return 1;
    }

    public static IEnumerable<int> Selected() => new[] { 1, 2 }.Select(i => 2 * i);

    public static IReadOnlyList<int> Listed(int first) => [first, 2];

    public static ILookup<int, int> Grouped() => new[] { 1, 2 }.ToLookup(i => i % 2);

    public static object Opaque() => new object();

    public static int Calls() => Interlocked.Increment(ref _calls);

    public static double[] Doubled(double[] values) => [.. values.Select(value => 2 * value)];

    public static Dictionary<string, object> Mixed() => new() { ["a"] = 1, ["b"] = new[] { 0.5 }, ["c"] = "é" };

    public static double Third() => 1.0 / 3;

    public static string Text(string text) => text;

    public static bool IsTrue() => true;

    public static object? Nothing() => null;

    public static void DoesNothing() => Interlocked.Increment(ref _calls);

    public static bool IsPositive(double value) => value > 0;

    public static bool IsNever(double value) => throw new InvalidOperationException($"{value} is never right");

    public static bool IsWord(string value) => value.Length > 0;

    public static T Same<T>(T value) => value;

    public static int ByReference(ref int value) => value;

    public static Span<int> Spanning() => new int[1];

    internal static int Hidden() => 0;

    public static class Inner
    {
        public static string Where() => "inner";
    }
}

/// <summary>Which threads a method ran on.</summary>
public sealed class Threads
{
    private readonly ConcurrentDictionary<int, bool> _seen = [];

    public bool IsShared()
    {
        _seen[Environment.CurrentManagedThreadId] = true;
        SpinWait.SpinUntil(() => _seen.Count >= 2, TimeSpan.FromSeconds(20));
        return _seen.Count >= 2;
    }
}
