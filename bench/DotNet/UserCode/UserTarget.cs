using System.Text.Json;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.UserCode;

/// <summary>What of the user's is asked for.</summary>
/// <param name="Assembly">Its path; where it is relative, it begins at <paramref name="Folder"/>.</param>
/// <param name="Method"><c>Namespace.Class.Method</c>.</param>
/// <param name="Arguments">By name: of parameters, and of properties and fields where the method is not static.</param>
internal sealed record MethodRequest(
    string Assembly, string Method, string Folder, IReadOnlyDictionary<string, JsonElement> Arguments, ResultRequest Results);

/// <summary>A method of the user's that was found and can be called; none of the user's code has run yet.</summary>
internal sealed class UserTarget
{
    private readonly UserAssembly _home;
    private readonly BoundMethod _bound;
    private readonly ResultTexts _results;

    private UserTarget(MethodRequest requested)
    {
        _home = UserAssembly.Load(requested.Assembly, requested.Folder);
        _bound = BoundMethod.Of(MethodFinder.Find(_home, requested.Method), requested.Arguments);
        _results = new ResultTexts(
            requested.Results, ResultCheck.Find(_home, requested.Results.Check, UserCalls.ResultOf(_bound.Method)), Name);
        if (!_bound.Method.IsStatic && BenchmarkAttributes.AroundIterations(_bound.Class, _bound.Method.Name) is { } unfit)
        {
            throw new UsageException(
                $"{TypeWords.FullName(_bound.Class)} has {unfit}, for which there is no moment where workers call at once: "
                + "do it in [GlobalSetup] or within the method.");
        }
    }

    /// <summary>As the user names it.</summary>
    public string Name => $"{TypeWords.FullName(_bound.Class)}.{_bound.Method.Name}";

    /// <summary>Whether it returns what can be awaited.</summary>
    public bool IsAwaitable => UserCalls.IsAwaitable(_bound.Method);

    /// <summary>What it returns, in C#'s words.</summary>
    public string Returns => TypeWords.Of(_bound.Method.ReturnType);

    /// <exception cref="UsageException">There is no such thing, or it cannot be called.</exception>
    public static UserTarget Find(MethodRequest requested)
    {
        if (!Directory.Exists(requested.Folder))
        {
            throw new UsageException($"There is no folder {requested.Folder} to run the user's code in.");
        }

        try
        {
            return new UserTarget(requested);
        }
        catch (Exception failure) when (UserFailure.MissingAssembly(failure) is { } missing)
        {
            throw new UsageException(missing);
        }
        catch (TypeLoadException failure)
        {
            throw new UsageException($"{Path.GetFileName(requested.Assembly)} does not fit what it uses: {failure.Message}");
        }
    }

    /// <summary>Makes the object that the method is called on, if it is called on one, and sets it up.</summary>
    /// <exception cref="UserCodeException">The user's code raised.</exception>
    public Unit Open()
    {
        var instance = _bound.Method.IsStatic ? null : new UserInstance(_home, _bound);
        var calls = UserCalls.Of(_bound.Method, instance?.Target, _bound.Values);
        return new Unit(calls.Run, calls.RunAsync, instance)
        {
            User = new UserOutcomes(
                result => WithoutFailure(() => _results.Of(result)), failure => UserFailure.Of(failure, _home)),
        };
    }

    /// <summary>The whole text of a result, held against that of an earlier one.</summary>
    public string WholeText(object result, string? expected) => WithoutFailure(() => _results.Whole(result, expected));

    private string WithoutFailure(Func<string> text)
    {
        var made = "";
        UserFailure.Guard(_home, () => made = text());
        return made;
    }
}
