using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.UserCode;

/// <summary>The user's code failed; the message is one line for whoever wrote it.</summary>
/// <param name="isRaised">Whether the message is that of an exception of the user's code.</param>
internal sealed class UserCodeException(string message, bool isRaised = false) : Exception(message)
{
    public bool IsRaised => isRaised;
}

/// <summary>What the user's code raised, in words.</summary>
internal static partial class UserFailure
{
    private const int LongestMessage = 500;

    /// <summary>The exception's type and text, and where in the user's own assembly it came from.</summary>
    /// <param name="own">The user's assembly.</param>
    public static UserCodeException Of(Exception failure, UserAssembly own)
    {
        if (failure is UserCodeException told)
        {
            return told;
        }

        var cause = CauseOf(failure);
        if (MissingAssembly(cause) is { } missing)
        {
            return new UserCodeException(missing);
        }

        var text = LineBreaks().Replace(cause.Message.Trim(), " ");
        var shown = text.Length > LongestMessage ? $"{text.AsSpan(0, LongestMessage)}…" : text;
        var place = Place(cause, own) ?? Place(failure, own);
        return new UserCodeException($"{TypeWords.Of(cause.GetType())}: {shown}{place}", isRaised: true);
    }

    /// <summary>Does something that runs the user's code, outside slices.</summary>
    /// <exception cref="UserCodeException">That raised.</exception>
    public static void Guard(UserAssembly own, Action step)
    {
        try
        {
            step();
        }
        catch (Exception failure) when (failure is not UsageException)
        {
            throw Of(failure, own);
        }
    }

    /// <returns>A sentence where it says that an assembly was not found; else null.</returns>
    public static string? MissingAssembly(Exception failure)
    {
        var name = failure switch
        {
            FileNotFoundException { FileName: { } file } => file,
            FileLoadException { FileName: { } file } => file,
            _ => "",
        };
        if (!name.Contains(", Version=", StringComparison.Ordinal))
        {
            return null;
        }

        var wanted = new AssemblyName(name);
        return $"The assembly {wanted.Name} (version {wanted.Version}) is needed and is not beside the user's: let the build copy it "
            + "there (in the project file, <EnableDynamicLoading>true</EnableDynamicLoading>).";
    }

    /// <summary>What only carries another exception says less than that one does.</summary>
    private static Exception CauseOf(Exception failure) => failure switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => CauseOf(first),
        TypeInitializationException { InnerException: { } inner } => CauseOf(inner),
        TargetInvocationException { InnerException: { } inner } => CauseOf(inner),
        _ => failure,
    };

    private static string? Place(Exception failure, UserAssembly own)
    {
        var frame = new StackTrace(failure, fNeedFileInfo: true).GetFrames().FirstOrDefault(one => own.Has(one.GetMethod()));
        if (frame?.GetMethod() is not { } method)
        {
            return null;
        }

        var file = frame.GetFileName() is { Length: > 0 } path
            ? string.Create(CultureInfo.InvariantCulture, $" in {Path.GetFileName(path)}:line {frame.GetFileLineNumber()}")
            : "";
        return $" ({NameOf(method)}{file})";
    }

    /// <summary>As written in code: the compiler names the types and methods that it makes of lambdas and asynchronous methods.</summary>
    private static string NameOf(MethodBase method)
    {
        var type = method.DeclaringType!;
        var name = method.Name;
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
        {
            name = WrittenName(name) ?? WrittenName(type.Name) ?? name;
            type = outer;
        }

        var isConstructor = name is ".ctor" or ".cctor";
        return isConstructor ? $"{TypeWords.Of(type)}'s constructor" : $"{TypeWords.Of(type)}.{WrittenName(name) ?? name}";
    }

    private static string? WrittenName(string made) => MadeName().Match(made) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^<([^<>]+)>")]
    private static partial Regex MadeName();

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreaks();
}
