using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace GilBench.Embedded.CApi;

/// <summary>
/// A reference of ours to an object of Python's. Where it is disposed of (or finalised) by a thread that does not hold the GIL, the
/// reference is given back by the next thread that takes it.
/// </summary>
internal sealed class PythonObject : SafeHandle
{
    private static readonly ConcurrentQueue<nint> _left = new();

    /// <summary>For the marshaller, which sets the handle.</summary>
    public PythonObject()
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
    }

    /// <param name="reference">A new reference, taken over; 0 where there is none.</param>
    public PythonObject(nint reference)
        : this() => SetHandle(reference);

    public override bool IsInvalid => handle == 0;

    /// <summary>One more reference to the same object, for a call that takes it over.</summary>
    public nint NewReference()
    {
        NativePython.Py_IncRef(handle);
        return handle;
    }

    /// <summary>Gives back what threads without the GIL left; called by one that has it.</summary>
    public static void GiveBackWhatIsLeft()
    {
        while (_left.TryDequeue(out var reference))
        {
            NativePython.Py_DecRef(reference);
        }
    }

    protected override bool ReleaseHandle()
    {
        if (HeldGil.IsHeldHere)
        {
            NativePython.Py_DecRef(handle);
        }
        else
        {
            _left.Enqueue(handle);
        }

        return true;
    }
}
