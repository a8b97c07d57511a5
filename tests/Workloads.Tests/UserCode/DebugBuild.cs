using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;

namespace GilBench.Workloads.Tests.UserCode;

/// <summary>An assembly that says of itself that it is not optimised.</summary>
internal static class DebugBuild
{
    public static string Write(string folder)
    {
        var constructor = typeof(DebuggableAttribute).GetConstructor([typeof(bool), typeof(bool)])!;
        var assembly = new PersistedAssemblyBuilder(
            new AssemblyName("Debugged"), typeof(object).Assembly, [new CustomAttributeBuilder(constructor, [true, true])]);
        assembly.DefineDynamicModule("Debugged");
        var path = Path.Combine(folder, "Debugged.dll");
        assembly.Save(path);
        return path;
    }
}
