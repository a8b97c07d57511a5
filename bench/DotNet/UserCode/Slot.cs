using System.Reflection;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.UserCode;

/// <summary>What takes an argument: a parameter of the method, or a property or field of the object that it is called on.</summary>
/// <param name="Parameter">Null for a member.</param>
/// <param name="Member">Null for a parameter.</param>
internal sealed record Slot(string Name, Type Type, ParameterInfo? Parameter, MemberInfo? Member)
{
    public static IEnumerable<Slot> Of(MethodInfo method) =>
        method.GetParameters().Select(parameter => new Slot(parameter.Name ?? "", parameter.ParameterType, parameter, null));

    /// <summary>Public properties and fields of an object that can be set.</summary>
    public static IEnumerable<Slot> Of(Type type)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        var properties = type.GetProperties(Public)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Select(property => new Slot(property.Name, property.PropertyType, null, property));
        var fields = type.GetFields(Public)
            .Where(field => !field.IsInitOnly)
            .Select(field => new Slot(field.Name, field.FieldType, null, field));
        return properties.Concat(fields);
    }

    /// <summary>The slot of this name, written exactly so or in another style: <c>top_k</c>, <c>topK</c> and <c>TopK</c> are one.</summary>
    public static Slot? Find(IReadOnlyList<Slot> slots, string name) =>
        slots.FirstOrDefault(slot => slot.Name == name) ?? slots.FirstOrDefault(slot => Plain(slot.Name) == Plain(name));

    public void Set(object target, object? value)
    {
        if (Member is PropertyInfo property)
        {
            property.SetValue(target, value, BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null);
        }
        else
        {
            ((FieldInfo)Member!).SetValue(target, value);
        }
    }

    /// <summary>What a parameter has without an argument.</summary>
    /// <returns>False where it must be given.</returns>
    public static bool HasDefault(ParameterInfo parameter, out object? value)
    {
        var type = parameter.ParameterType;
        var isList = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) && type.IsArray;
        value = isList ? Array.CreateInstance(type.GetElementType()!, 0)
            : parameter.HasDefaultValue && parameter.DefaultValue is { } given ? Fitting(given, type)
            : type.IsValueType ? Activator.CreateInstance(type) : null;
        return isList || parameter.HasDefaultValue || type == typeof(CancellationToken);
    }

    /// <returns>Says that it must be given.</returns>
    public UsageException Missing(string method) => new($"{method} needs the argument '{Name}' ({TypeWords.Of(Type)}).");

    /// <summary>The default of an enumeration may be kept as its number.</summary>
    private static object Fitting(object value, Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } named && value.GetType() != named
            ? Enum.ToObject(named, value)
            : value;

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
