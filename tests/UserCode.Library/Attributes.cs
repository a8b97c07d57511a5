namespace BenchmarkDotNet.Attributes;

[AttributeUsage(AttributeTargets.Method)]
internal sealed class GlobalSetupAttribute : Attribute
{
    public string Target { get; set; } = "";
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParamsAttribute(params object[] values) : Attribute
{
    public object[] Values => values;
}
