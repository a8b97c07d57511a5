using System.Collections;
using System.Text.RegularExpressions;

namespace GilBench.DotNet.UserCode;

/// <summary>Results that are a promise of work: what an iterator or a query returns has computed nothing yet.</summary>
internal static partial class LazyResult
{
    private static readonly string[] _computed = ["Lookup", "Grouping"];

    public static bool Is(object result)
    {
        var type = result.GetType();
        return Iterator().IsMatch(type.Name) ? type.GetInterfaces().Any(one => one.Name is "IEnumerable" or "IAsyncEnumerable`1")
            : type.Namespace == "System.Linq" && result is IEnumerable and not ICollection && !_computed.Any(type.Name.Contains);
    }

    /// <summary>The compiler's name for the class of a method that yields.</summary>
    [GeneratedRegex(@"^<[^<>]+>d__\d+")]
    private static partial Regex Iterator();
}
