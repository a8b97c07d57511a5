using System.Linq.Expressions;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.UserCode;

/// <summary>The user's own method that accepts or refuses results.</summary>
internal static class ResultCheck
{
    /// <param name="name"><c>Namespace.Class.Method</c> in the same assembly; null where there is none.</param>
    /// <param name="result">The type of the results.</param>
    /// <exception cref="UsageException">There is none that fits.</exception>
    public static Func<object?, bool>? Find(UserAssembly home, string? name, Type result)
    {
        if (name is null)
        {
            return null;
        }

        var method = MethodFinder.Find(home, name).Overloads.FirstOrDefault(one => one.IsStatic && one.ReturnType == typeof(bool)
            && one.GetParameters() is [var taken] && taken.ParameterType.IsAssignableFrom(result))
            ?? throw new UsageException($"The check {name} must be a static method that takes {TypeWords.Of(result)} and returns bool.");
        var given = Expression.Parameter(typeof(object));
        var call = Expression.Call(method, Expression.Convert(given, method.GetParameters()[0].ParameterType));
        return Expression.Lambda<Func<object?, bool>>(call, given).Compile();
    }
}
