using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace GilBench.Json;

/// <summary>Where null belongs in a field whose types are references.</summary>
/// <param name="Value">In place of its value.</param>
/// <param name="Elements">In place of an element, where it is a list.</param>
internal readonly record struct MayBeNull(bool Value, bool Elements)
{
    public static MayBeNull Of(JsonPropertyInfo property) => new(
        !property.PropertyType.IsValueType && (property.AssociatedParameter is { IsMemberInitializer: false } parameter ? parameter.IsNullable : property.IsSetNullable),
        property.AttributeProvider is PropertyInfo declared
            && new NullabilityInfoContext().Create(declared).GenericTypeArguments is [{ ReadState: NullabilityState.Nullable }]);
}
