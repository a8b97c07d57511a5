namespace GilBench.Embedded.CApi;

/// <summary>An exception that Python raised.</summary>
/// <param name="typeName">The name of its class.</param>
/// <param name="message">Its text.</param>
/// <param name="traceback">What Python would print, as far as it can be made.</param>
internal sealed class PythonError(string typeName, string message, string traceback) : Exception(message)
{
    public string TypeName => typeName;

    public string Traceback => traceback;

    /// <summary>The exception that is set on the calling thread, taken from there: a SystemExit like any other.</summary>
    public static PythonError Taken()
    {
        NativePython.PyErr_Fetch(out var rawType, out var rawValue, out var rawTraceback);
        NativePython.PyErr_NormalizeException(ref rawType, ref rawValue, ref rawTraceback);
        using var type = new PythonObject(rawType);
        using var value = new PythonObject(rawValue);
        using var trace = new PythonObject(rawTraceback);
        return type.IsInvalid
            ? new PythonError("SystemError", "a call failed without an exception", "")
            : new PythonError(NameOf(type), TextOf(value), TracebackOf(type, value, trace));
    }

    private static string NameOf(PythonObject type)
    {
        using var name = NativePython.PyObject_GetAttrString(type, "__name__");
        return name.IsInvalid ? Unknown("an exception without a name") : Conversions.ToText(name);
    }

    private static string TextOf(PythonObject value)
    {
        using var text = NativePython.PyObject_Str(value);
        return text.IsInvalid ? Unknown("its text cannot be had") : Conversions.ToText(text);
    }

    private static string TracebackOf(PythonObject type, PythonObject value, PythonObject trace)
    {
        if (trace.IsInvalid)
        {
            return "";
        }

        try
        {
            using var module = PythonCalls.Import("traceback");
            using var format = PythonCalls.Attribute(module, "format_exception");
            using var lines = PythonCalls.Call(format, type, value, trace);
            return string.Concat(Conversions.ToTexts(lines));
        }
        catch (PythonError)
        {
            return "";
        }
    }

    private static string Unknown(string instead)
    {
        NativePython.PyErr_Clear();
        return instead;
    }
}
