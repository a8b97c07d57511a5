using GilBench.Embedded.CApi;

namespace GilBench.Embedded.Hosting;

/// <summary>Through CPython's C API.</summary>
internal sealed class CApiHost(EmbeddedInterpreter interpreter) : IPythonHost
{
    public IHostedObject Create(string module, string type)
    {
        using var gil = HeldGil.Take();
        using var imported = PythonCalls.Import(module);
        using var made = PythonCalls.Attribute(imported, type);
        return new CApiObject(PythonCalls.Call(made));
    }

    public void Dispose() => interpreter.Dispose();
}

/// <param name="instance">Taken over.</param>
internal sealed class CApiObject(PythonObject instance) : IHostedObject
{
    public string Text(string method, params object[] arguments)
    {
        using var gil = HeldGil.Take();
        using var result = Called(method, arguments);
        return Conversions.ToText(result);
    }

    public void Do(string method, params object[] arguments)
    {
        using var gil = HeldGil.Take();
        Called(method, arguments).Dispose();
    }

    public IHostedObject Object(string method, params object[] arguments)
    {
        using var gil = HeldGil.Take();
        return new CApiObject(Called(method, arguments));
    }

    public void Invoke()
    {
        using var gil = HeldGil.Take();
        PythonCalls.Call(instance).Dispose();
    }

    /// <summary>Calls a method with a whole number and a function of .NET's.</summary>
    public void Do(string method, int number, CompletionCallback callback)
    {
        using var gil = HeldGil.Take();
        using var function = PythonCalls.Attribute(instance, method);
        using var argument = Conversions.From((long)number);
        PythonCalls.Call(function, argument, callback.Function).Dispose();
    }

    public void Dispose() => instance.Dispose();

    private PythonObject Called(string method, object[] arguments)
    {
        using var function = PythonCalls.Attribute(instance, method);
        var given = Array.ConvertAll(arguments, Converted);
        try
        {
            return PythonCalls.Call(function, given);
        }
        finally
        {
            Array.ForEach(given, argument => argument.Dispose());
        }
    }

    private static PythonObject Converted(object value) => value switch
    {
        string text => Conversions.From(text),
        double number => Conversions.From(number),
        long or int => Conversions.From(Convert.ToInt64(value)),
        _ => throw new ArgumentException($"A {value.GetType().Name} is given to Python nowhere.", nameof(value)),
    };
}
