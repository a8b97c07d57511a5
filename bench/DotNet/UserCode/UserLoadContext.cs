using System.Reflection;
using System.Runtime.Loader;

namespace GilBench.DotNet.UserCode;

/// <summary>
/// Finds what a user's assembly needs beside it, in the versions that it was built with, whatever this worker uses itself. The framework's
/// assemblies and BenchmarkDotNet's are this worker's own, so that their types are the same on both sides, unless they are older than what
/// is asked for.
/// </summary>
internal sealed class UserLoadContext(string assemblyPath) : AssemblyLoadContext("user code")
{
    private static readonly string _frameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly AssemblyDependencyResolver _resolver = new(assemblyPath);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        (IsShared(assemblyName.Name ?? "") ? TryLoadShared(assemblyName) : null)
        ?? (_resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null);

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private static bool IsShared(string name) =>
        name.StartsWith("BenchmarkDotNet", StringComparison.Ordinal) || File.Exists(Path.Combine(_frameworkFolder, $"{name}.dll"));

    private static Assembly? TryLoadShared(AssemblyName name)
    {
        try
        {
            return Default.LoadFromAssemblyName(name);
        }
        catch (Exception failure) when (failure is FileNotFoundException or FileLoadException)
        {
            return null;
        }
    }
}
