using System.Text.Json;
using System.Text.Json.Nodes;
using GilBench.DotNet.UserCode;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.Workloads.Tests.UserCode;

/// <summary>Methods of <c>tests/UserCode.Fixture</c> as the worker calls a user's.</summary>
internal static class Users
{
    public static readonly ResultRequest Compared = new(WorkerCode.Compared, Expected: null, Tolerance: null, Check: null);

    public static string Assembly { get; } = Path.Combine(Repository.OutputOf("UserCode.Fixture"), "UserCode.Fixture.dll");

    public static UserTarget Find(string method, string arguments = "{}", ResultRequest? results = null, string? assembly = null) =>
        UserTarget.Find(new MethodRequest(
            assembly ?? Assembly,
            method,
            Repository.Root,
            JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!,
            results ?? Compared));

    /// <summary>The text of one call's result.</summary>
    public static string Text(string method, string arguments = "{}", ResultRequest? results = null, string? assembly = null)
    {
        using var unit = Find(method, arguments, results, assembly).Open();
        return unit.User!.TextOf(unit.Run());
    }

    /// <summary>Why it cannot be called.</summary>
    public static string Refusal(string method, string arguments = "{}", ResultRequest? results = null, string? assembly = null) =>
        Clean(Assert.Throws<UsageException>(() => Find(method, arguments, results, assembly)).Message);

    /// <summary>What one call raises.</summary>
    public static string Failure(string method, string arguments = "{}", string? assembly = null)
    {
        using var unit = Find(method, arguments, results: null, assembly).Open();
        return Clean(unit.User!.FailureOf(Assert.ThrowsAny<Exception>(unit.Run)).Message);
    }

    /// <summary>A copy of the assembly in a folder of its own, alone.</summary>
    public static string CopyAlone(string folder)
    {
        var copy = Path.Combine(folder, Path.GetFileName(Assembly));
        File.Copy(Assembly, copy);
        return copy;
    }

    /// <summary>The field <c>code</c> of a request.</summary>
    public static JsonObject Code(string method) => new()
    {
        ["function"] = null,
        ["assembly"] = Assembly,
        ["method"] = method,
        ["folder"] = Repository.Root,
        ["setup"] = null,
        ["asyncio_run"] = false,
        ["result"] = WorkerCode.Compared,
        ["expected"] = null,
        ["tolerance"] = null,
        ["check"] = null,
        ["shared_arguments"] = false,
    };

    private static string Clean(string message)
    {
        Assert.DoesNotContain("System.", message, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(GilBench), message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
