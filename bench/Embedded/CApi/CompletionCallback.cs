using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GilBench.Embedded.CApi;

/// <summary>A function of .NET's that Python calls with a whole number and a truth value. It is called with the GIL held.</summary>
internal sealed unsafe class CompletionCallback : IDisposable
{
    private const int TakesTuple = 0x0001;

    /// <summary>A PyMethodDef, which Python reads as long as there is a function of it.</summary>
    private static readonly nint _definition = Definition();

    private readonly Action<int, bool> _completed;
    private readonly GCHandle _self;

    public CompletionCallback(Action<int, bool> completed)
    {
        _completed = completed;
        _self = GCHandle.Alloc(this);
        using var self = PythonCalls.Checked(NativePython.PyLong_FromVoidPtr(GCHandle.ToIntPtr(_self)));
        Function = PythonCalls.Checked(NativePython.PyCFunction_NewEx(_definition, self, module: 0));
    }

    /// <summary>What Python calls.</summary>
    public PythonObject Function { get; }

    /// <summary>Python calls it no more.</summary>
    public void Dispose()
    {
        Function.Dispose();
        _self.Free();
    }

    private static nint Definition()
    {
        var definition = (MethodDefinition*)NativeMemory.AllocZeroed((nuint)sizeof(MethodDefinition));
        definition->Name = Marshal.StringToCoTaskMemUTF8("completed");
        definition->Function = &Complete;
        definition->Flags = TakesTuple;
        return (nint)definition;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Complete(nint self, nint arguments)
    {
        var callback = (CompletionCallback)GCHandle.FromIntPtr(NativePython.PyLong_AsVoidPtr(self)).Target!;
        callback._completed(
            (int)NativePython.PyLong_AsLongLong(NativePython.PyTuple_GetItem(arguments, 0)),
            NativePython.PyObject_IsTrue(NativePython.PyTuple_GetItem(arguments, 1)) != 0);
        var none = SharedLibrary.Address("_Py_NoneStruct");
        NativePython.Py_IncRef(none);
        return none;
    }

    /// <summary><c>PyMethodDef</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct MethodDefinition
    {
        public nint Name;
        public delegate* unmanaged[Cdecl]<nint, nint, nint> Function;
        public int Flags;
        public nint Documentation;
    }
}
