using System.Collections;
using System.Reflection;

namespace GilBench.DotNet.UserCode;

/// <summary>
/// What BenchmarkDotNet's attributes on the user's classes say. They are recognised by their full names, and read by the names of their
/// properties, so that it may be another version of the library than this worker's.
/// </summary>
internal static class BenchmarkAttributes
{
    public const string GlobalSetup = "GlobalSetup";
    public const string GlobalCleanup = "GlobalCleanup";

    private static readonly string[] _aroundIterations = ["IterationSetup", "IterationCleanup"];

    /// <summary>The method to call around another, as BenchmarkDotNet chooses it: one with that target, else one without any.</summary>
    /// <param name="attribute"><see cref="GlobalSetup"/> or <see cref="GlobalCleanup"/>.</param>
    public static MethodInfo? Around(Type type, string attribute, string method) =>
        Marked(type, attribute).OrderByDescending(one => one.Targets.Count).FirstOrDefault(one => IsFor(one.Targets, method)).Method;

    /// <returns>The name of what BenchmarkDotNet would call around every iteration of a method; null where there is none.</returns>
    public static string? AroundIterations(Type type, string method) => _aroundIterations
        .Select(attribute => Around(type, attribute, method) is { } found ? $"[{attribute}] {found.Name}" : null)
        .FirstOrDefault(found => found is not null);

    /// <returns>The first of the values that <c>[Params]</c> lists; null where it has no such attribute.</returns>
    public static object? FirstOfParams(MemberInfo member) =>
        Find(member, "Params") is { } attribute && Values(attribute, "Values") is [var first, ..] ? first : null;

    /// <summary>Whether the values of a property or field are in a method of their own.</summary>
    public static bool HasParamsSource(MemberInfo member) => Find(member, "ParamsSource") is not null;

    private static IEnumerable<(MethodInfo Method, List<string> Targets)> Marked(Type type, string attribute) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        let found = Find(method, attribute)
        where found is not null && method.GetParameters().Length == 0
        select (method, Targets(found));

    private static bool IsFor(List<string> targets, string method) => targets.Count == 0 || targets.Contains(method);

    /// <summary>Early versions have one target, as Target; later ones have Targets too, and raise where Target is read.</summary>
    private static List<string> Targets(object attribute) => attribute.GetType().GetProperty("Targets") is null
        ? Property(attribute, "Target") is string { Length: > 0 } one ? [one] : []
        : [.. Values(attribute, "Targets").OfType<string>()];

    private static object? Find(MemberInfo member, string name) => member.GetCustomAttributes(inherit: true)
        .FirstOrDefault(attribute => attribute.GetType().FullName == $"BenchmarkDotNet.Attributes.{name}Attribute");

    private static IReadOnlyList<object?> Values(object attribute, string property) =>
        Property(attribute, property) is IEnumerable values ? [.. values.Cast<object?>()] : [];

    private static object? Property(object attribute, string name) => attribute.GetType().GetProperty(name)?.GetValue(attribute);
}
