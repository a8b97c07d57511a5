namespace GilBench.Embedded.CApi;

/// <summary>Importing, looking up, calling; each with the GIL held, each raising <see cref="PythonError"/>.</summary>
internal static class PythonCalls
{
    public static PythonObject Import(string module) => Checked(NativePython.PyImport_ImportModule(module));

    public static PythonObject Attribute(PythonObject owner, string name) => Checked(NativePython.PyObject_GetAttrString(owner, name));

    public static PythonObject Call(PythonObject function) => Checked(NativePython.PyObject_CallNoArgs(function));

    public static PythonObject Call(PythonObject function, PythonObject argument) => Exported.CallOneArg
        ? Checked(NativePython.PyObject_CallOneArg(function, argument))
        : Call(function, [argument]);

    public static PythonObject Call(PythonObject function, params ReadOnlySpan<PythonObject> arguments)
    {
        using var tuple = Checked(NativePython.PyTuple_New(arguments.Length));
        for (var i = 0; i < arguments.Length; i++)
        {
            Check(NativePython.PyTuple_SetItem(tuple, i, arguments[i].NewReference()));
        }

        return Checked(NativePython.PyObject_Call(function, tuple, named: 0));
    }

    /// <summary>What a call returned, if it did.</summary>
    public static PythonObject Checked(PythonObject result)
    {
        if (!result.IsInvalid)
        {
            return result;
        }

        result.Dispose();
        throw PythonError.Taken();
    }

    /// <param name="code">−1 where an exception is set.</param>
    public static void Check(int code)
    {
        if (code < 0)
        {
            throw PythonError.Taken();
        }
    }

    /// <summary>Looked up once, when the first call is made and the library is open.</summary>
    private static class Exported
    {
        public static readonly bool CallOneArg;

        // Written out, so that it runs at the first use and not before.
        static Exported() => CallOneArg = SharedLibrary.Has(nameof(NativePython.PyObject_CallOneArg));
    }
}
