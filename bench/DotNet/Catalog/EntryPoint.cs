using System.Reflection;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Catalog;

/// <summary>The method of a workload, found by the name that <c>workloads.json</c> declares.</summary>
internal static class EntryPoint
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static;

    /// <summary>Prepares the inputs and returns the unit.</summary>
    /// <exception cref="UsageException">An argument or something that lies outside is missing or wrong; says what.</exception>
    /// <exception cref="NotSupportedException">It is not written in C#.</exception>
    public static Unit Open(WorkloadRow workload, Arguments arguments, Surroundings surroundings)
    {
        var entry = workload.Languages.CSharp ?? throw new NotSupportedException($"{workload.Id} is not written in C#.");
        object[] values = [.. workload.Arguments.Select(arguments.Value)];
        arguments.RefuseUnused();
        surroundings.Require(workload.Needs);
        return entry.Opens ? Opened(entry.Unit, surroundings, values) : Computing(entry.Unit, values);
    }

    /// <summary>A method that prepares takes the surroundings before its arguments, if it takes them at all.</summary>
    private static Unit Opened(string name, Surroundings surroundings, object[] values)
    {
        object[] given = TryFind(name, [typeof(Surroundings), .. TypesOf(values)]) is null ? values : [surroundings, .. values];
        var method = Find(name, TypesOf(given));
        return method.ReturnType == typeof(Unit) ? (Unit)Call(method, given) : throw Unfit(name, "does not return a Unit");
    }

    /// <summary>A method of one number is the unit's work itself: called by a delegate, as code that names it would.</summary>
    private static Unit Computing(string name, object[] values)
    {
        var method = Find(name, TypesOf(values));
        if (values is not [var value])
        {
            throw new InvalidOperationException(
                $"{name} takes {values.Length} arguments: let it return a Unit, and say opens in workloads.json.");
        }

        var bind = typeof(EntryPoint).GetMethod(nameof(Bound), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (Unit)Call(bind.MakeGenericMethod(value.GetType(), method.ReturnType), [method, value]);
    }

    private static Unit Bound<TInput, TResult>(MethodInfo method, TInput input)
        where TResult : notnull =>
        Unit.Of(method.CreateDelegate<Func<TInput, TResult>>(), input);

    private static MethodInfo Find(string name, Type[] types) => TryFind(name, types)
        ?? throw Unfit(name, $"is no public static method of ({string.Join(", ", types.Select(one => one.Name))})");

    private static MethodInfo? TryFind(string name, Type[] types)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var type = dot < 0 ? null : typeof(Unit).Assembly.GetType($"{typeof(Unit).Namespace}.{name[..dot]}");
        return type?.GetMethod(name[(dot + 1)..], Declared, types);
    }

    private static Type[] TypesOf(object[] values) => [.. values.Select(value => value.GetType())];

    /// <summary>What the method raises comes as it is.</summary>
    private static object Call(MethodInfo method, object[] values) =>
        method.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, values, culture: null)!;

    private static InvalidOperationException Unfit(string name, string why) =>
        new($"bench/workloads.json declares {name} for C#, which {why} in bench/DotNet/Workloads.");
}
