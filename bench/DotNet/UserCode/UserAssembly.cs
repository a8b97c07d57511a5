using System.Diagnostics;
using System.Reflection;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.UserCode;

/// <summary>An assembly of the user's, loaded in a context of its own.</summary>
internal sealed class UserAssembly
{
    private readonly Assembly _assembly;
    private readonly List<Exception> _loadFailures = [];

    private UserAssembly(Assembly assembly, string path)
    {
        _assembly = assembly;
        Name = Path.GetFileName(path);
        Types = TypesOf(assembly);
    }

    /// <summary>Its file's name.</summary>
    public string Name { get; }

    /// <summary>Its types as written in code, without those that the compiler makes.</summary>
    public IReadOnlyList<Type> Types { get; }

    /// <summary>Why some of its types are not there; null where all are.</summary>
    public string? WhyTypesAreMissing => _loadFailures.Count == 0 ? null : UserFailure.MissingAssembly(_loadFailures[0]);

    /// <param name="path">Of the assembly; where it is relative, it begins at <paramref name="folder"/>.</param>
    /// <exception cref="UsageException">There is none, or it cannot be measured.</exception>
    public static UserAssembly Load(string path, string folder)
    {
        var full = Path.GetFullPath(path, Path.GetFullPath(folder));
        if (!File.Exists(full))
        {
            throw new UsageException($"There is no assembly {full}: build its project, and name the .dll that the build has written.");
        }

        try
        {
            var assembly = new UserLoadContext(full).LoadFromAssemblyPath(full);
            return IsOptimised(assembly) ? new UserAssembly(assembly, full) : throw new UsageException(
                $"{full} is a debug build, whose times mean little: build it by `dotnet build -c Release`.");
        }
        catch (Exception failure) when (failure is BadImageFormatException or FileLoadException)
        {
            var library = Path.ChangeExtension(full, ".dll");
            var advice = library != full && File.Exists(library) ? $": {Path.GetFileName(library)} beside it may be the one" : "";
            throw new UsageException($"{full} is no .NET assembly that this runtime ({Environment.Version}) can load{advice}.");
        }
    }

    /// <summary>Whether a frame of a stack trace is in its own code.</summary>
    public bool Has(MethodBase? method) => method?.DeclaringType?.Assembly == _assembly;

    private static bool IsOptimised(Assembly assembly) =>
        assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    private List<Type> TypesOf(Assembly assembly)
    {
        Type?[] types;
        try
        {
            types = assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException some)
        {
            types = some.Types;
            _loadFailures.AddRange(some.LoaderExceptions.OfType<Exception>());
        }

        return [.. types.OfType<Type>().Where(type => !(type.FullName ?? "<").Contains('<', StringComparison.Ordinal))];
    }
}
