using System.Reflection;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.UserCode;

/// <summary>Finds a method of the user's by its name, <c>Namespace.Class.Method</c>.</summary>
internal static class MethodFinder
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;

    /// <returns>The class, and its public methods of that name that can be called: at least one.</returns>
    /// <exception cref="UsageException">There is none; names what is near.</exception>
    public static FoundMethods Find(UserAssembly assembly, string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot <= 0 || dot == name.Length - 1)
        {
            throw new UsageException($"A method is named by Namespace.Class.Method, not '{name}'.");
        }

        var type = ClassNamed(assembly, name[..dot].Replace('+', '.'));
        var methodName = name[(dot + 1)..];
        var overloads = type.GetMethods(Public).Where(method => method.Name == methodName && !method.IsSpecialName).ToList();
        if (overloads.Count == 0)
        {
            throw new UsageException(NoSuchMethod(type, methodName));
        }

        var callable = overloads.Where(method => WhyNot(type, method) is null).ToList();
        return callable.Count > 0 ? new FoundMethods(type, callable) : throw new UsageException(WhyNot(type, overloads[0])!);
    }

    private static Type ClassNamed(UserAssembly assembly, string name)
    {
        if (assembly.Types.FirstOrDefault(type => TypeWords.FullName(type) == name) is { } found)
        {
            return found;
        }

        var near = NearNames.Of(name, assembly.Types.Where(type => OwnMethods(type).Any()).Select(TypeWords.FullName));
        throw new UsageException(assembly.WhyTypesAreMissing is { } missing
            ? $"There is no class {name} in what could be loaded of {assembly.Name}; {near}. {missing}"
            : $"There is no class {name} in {assembly.Name}; {near}.");
    }

    private static string NoSuchMethod(Type type, string method)
    {
        var isHidden = type.GetMethods(Public | BindingFlags.NonPublic).Any(one => one.Name == method);
        return isHidden
            ? $"{TypeWords.FullName(type)}.{method} is not public."
            : $"There is no method {method} in {TypeWords.FullName(type)}; "
                + $"{NearNames.Of(method, OwnMethods(type).Select(one => one.Name))}.";
    }

    /// <summary>What a user may have meant: not what every object has.</summary>
    private static IEnumerable<MethodInfo> OwnMethods(Type type) => type.GetMethods(Public).Where(method =>
        !method.IsSpecialName && method.DeclaringType?.Assembly == type.Assembly && method.Name[0] != '<'
        && method.GetBaseDefinition().DeclaringType != typeof(object));

    /// <returns>Why it cannot be called, as a sentence; null where it can.</returns>
    private static string? WhyNot(Type type, MethodInfo method)
    {
        var name = $"{TypeWords.FullName(type)}.{method.Name}";
        if (type.ContainsGenericParameters || method.ContainsGenericParameters)
        {
            return $"{name} is generic: name a method that says all its types.";
        }

        if (method.GetParameters().FirstOrDefault(one => IsByReference(one.ParameterType)) is { } parameter)
        {
            return $"{name} takes '{parameter.Name}' by reference, which JSON arguments cannot give: measure a method that calls it.";
        }

        if (IsByReference(method.ReturnType))
        {
            return $"{name} returns {TypeWords.Of(method.ReturnType)}, which cannot be kept: measure a method that returns its content.";
        }

        return method.IsStatic ? null
            : type.IsAbstract ? $"{TypeWords.FullName(type)} is abstract, so there is nothing to call {method.Name} on."
            : type.IsValueType || type.GetConstructor(Type.EmptyTypes) is not null ? null
            : $"{TypeWords.FullName(type)} has no public constructor without parameters, so there is nothing to call {method.Name} on.";
    }

    private static bool IsByReference(Type type) => type.IsByRef || type.IsByRefLike || type.IsPointer;
}

/// <summary>The methods of a class that share a name.</summary>
/// <param name="Class">Where they were asked for; the one that declares them may be another.</param>
internal sealed record FoundMethods(Type Class, IReadOnlyList<MethodInfo> Overloads)
{
    /// <summary>As the user names them.</summary>
    public string Name => $"{TypeWords.FullName(Class)}.{Overloads[0].Name}";
}
