using System.Runtime.InteropServices;

namespace GilBench.Embedded.CApi;

/// <summary>
/// The functions of CPython's C API that are used here, by their own names. All but those that begin or end something need the GIL (on a
/// free-threaded build: an attached thread state), see <see cref="HeldGil"/>. A handle that is returned is a new reference, invalid where
/// an exception is set.
/// </summary>
internal static partial class NativePython
{
    /// <summary>Stands for the library that <see cref="SharedLibrary"/> has opened.</summary>
    public const string Library = "python";

    [LibraryImport(Library)]
    public static partial void PyConfig_InitPythonConfig(nint configuration);

    [LibraryImport(Library)]
    public static partial InitialisationStatus PyConfig_SetBytesArgv(nint configuration, nint count, [In] nint[] arguments);

    [LibraryImport(Library)]
    public static partial InitialisationStatus Py_InitializeFromConfig(nint configuration);

    [LibraryImport(Library)]
    public static partial void PyConfig_Clear(nint configuration);

    [LibraryImport(Library)]
    public static partial int Py_FinalizeEx();

    [LibraryImport(Library)]
    public static partial nint PyEval_SaveThread();

    [LibraryImport(Library)]
    public static partial void PyEval_RestoreThread(nint threadState);

    [LibraryImport(Library)]
    public static partial int PyGILState_Ensure();

    [LibraryImport(Library)]
    public static partial void PyGILState_Release(int state);

    [LibraryImport(Library)]
    public static partial void Py_IncRef(nint reference);

    [LibraryImport(Library)]
    public static partial void Py_DecRef(nint reference);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial PythonObject PyImport_ImportModule(string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial PythonObject PyObject_GetAttrString(PythonObject owner, string name);

    [LibraryImport(Library)]
    public static partial PythonObject PyObject_CallNoArgs(PythonObject function);

    [LibraryImport(Library)]
    public static partial PythonObject PyObject_CallOneArg(PythonObject function, PythonObject argument);

    [LibraryImport(Library)]
    public static partial PythonObject PyObject_Call(PythonObject function, PythonObject arguments, nint named);

    [LibraryImport(Library)]
    public static partial PythonObject PyObject_Str(PythonObject value);

    [LibraryImport(Library)]
    public static partial int PyObject_IsTrue(nint value);

    [LibraryImport(Library)]
    public static partial PythonObject PyTuple_New(nint size);

    /// <summary>Takes the item's reference over.</summary>
    [LibraryImport(Library)]
    public static partial int PyTuple_SetItem(PythonObject tuple, nint index, nint item);

    /// <summary>The item stays the tuple's.</summary>
    [LibraryImport(Library)]
    public static partial nint PyTuple_GetItem(nint tuple, nint index);

    [LibraryImport(Library)]
    public static partial PythonObject PyList_New(nint size);

    /// <summary>Takes the item's reference over.</summary>
    [LibraryImport(Library)]
    public static partial int PyList_SetItem(PythonObject list, nint index, nint item);

    /// <summary>The item stays the list's.</summary>
    [LibraryImport(Library)]
    public static partial nint PyList_GetItem(PythonObject list, nint index);

    [LibraryImport(Library)]
    public static partial nint PyList_Size(PythonObject list);

    [LibraryImport(Library)]
    public static partial PythonObject PyLong_FromLongLong(long value);

    [LibraryImport(Library)]
    public static partial long PyLong_AsLongLong(nint value);

    [LibraryImport(Library)]
    public static partial PythonObject PyLong_FromVoidPtr(nint value);

    [LibraryImport(Library)]
    public static partial nint PyLong_AsVoidPtr(nint value);

    /// <summary>A new reference, raw, for a list to take over.</summary>
    [LibraryImport(Library)]
    public static partial nint PyFloat_FromDouble(double value);

    [LibraryImport(Library)]
    public static partial double PyFloat_AsDouble(nint value);

    [LibraryImport(Library)]
    public static partial PythonObject PyUnicode_DecodeUTF8(ReadOnlySpan<byte> text, nint size, nint errors);

    [LibraryImport(Library)]
    public static partial nint PyUnicode_AsUTF8AndSize(PythonObject text, out nint size);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial PythonObject PyUnicode_AsEncodedString(PythonObject text, string encoding, string errors);

    [LibraryImport(Library)]
    public static partial PythonObject PyBytes_FromStringAndSize(ReadOnlySpan<byte> bytes, nint size);

    [LibraryImport(Library)]
    public static partial int PyBytes_AsStringAndSize(PythonObject bytes, out nint buffer, out nint size);

    [LibraryImport(Library)]
    public static partial PythonObject PyCFunction_NewEx(nint definition, PythonObject self, nint module);

    [LibraryImport(Library)]
    public static partial nint PyErr_Occurred();

    [LibraryImport(Library)]
    public static partial void PyErr_Clear();

    [LibraryImport(Library)]
    public static partial void PyErr_Fetch(out nint type, out nint value, out nint traceback);

    [LibraryImport(Library)]
    public static partial void PyErr_NormalizeException(ref nint type, ref nint value, ref nint traceback);
}

/// <summary><c>PyStatus</c>, the same since it came with CPython 3.8.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct InitialisationStatus
{
    private readonly int _type;
    private readonly nint _function;
    private readonly nint _message;
    private readonly int _exitCode;

    public bool IsGood => _type == 0;

    public string Message => Marshal.PtrToStringUTF8(_message) ?? $"it wants to exit with code {_exitCode}";
}
