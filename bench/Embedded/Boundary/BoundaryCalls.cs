using GilBench.Embedded.CApi;
using GilBench.Embedded.Hosting;
using Python.Runtime;

namespace GilBench.Embedded.Boundary;

/// <summary>
/// Calls of <c>bench/studies/boundary_functions.py</c> through one of the ways to host it. Each is made with the GIL held; what is given
/// is copied into Python, and what comes back is copied out.
/// </summary>
internal abstract class BoundaryCalls
{
    public static BoundaryCalls Of(HostKind kind) => kind == HostKind.EmbeddedPythonnet ? new PythonnetCalls() : new CApiCalls();

    /// <summary>A function without arguments.</summary>
    public abstract void Empty();

    /// <summary>Bytes there and back.</summary>
    public abstract byte[] Echo(byte[] bytes);

    /// <summary>A list of floats there and back.</summary>
    public abstract double[] Echo(double[] numbers);

    /// <summary>Takes the GIL, does so many calls, gives it back.</summary>
    public abstract void Held(Action call, int calls);

    /// <summary>Takes the GIL and gives it back for each call.</summary>
    public abstract void Taken(Action call, int calls);

    /// <summary>So many calls of the same kind by Python itself, and the seconds that they took by Python's clock.</summary>
    /// <param name="kind">A name in <c>boundary_functions.py</c>.</param>
    public abstract double InPython(string kind, int calls);

    /// <summary>How many blocks of memory Python's allocator has given out.</summary>
    public abstract long AllocatedBlocks();
}

/// <summary>Through CPython's C API.</summary>
internal sealed class CApiCalls : BoundaryCalls
{
    private readonly PythonObject _module;
    private readonly PythonObject _empty;
    private readonly PythonObject _echo;

    public CApiCalls()
    {
        using var gil = HeldGil.Take();
        _module = PythonCalls.Import(BoundaryWorker.Module);
        _empty = PythonCalls.Attribute(_module, "empty");
        _echo = PythonCalls.Attribute(_module, "echo");
    }

    public override void Empty() => PythonCalls.Call(_empty).Dispose();

    public override byte[] Echo(byte[] bytes)
    {
        using var given = Conversions.From(bytes);
        using var result = PythonCalls.Call(_echo, given);
        return Conversions.ToBytes(result);
    }

    public override double[] Echo(double[] numbers)
    {
        using var given = Conversions.From(numbers);
        using var result = PythonCalls.Call(_echo, given);
        return Conversions.ToDoubles(result);
    }

    public override void Held(Action call, int calls)
    {
        using var gil = HeldGil.Take();
        for (var i = 0; i < calls; i++)
        {
            call();
        }
    }

    public override void Taken(Action call, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            using var gil = HeldGil.Take();
            call();
        }
    }

    public override double InPython(string kind, int calls)
    {
        using var gil = HeldGil.Take();
        using var function = PythonCalls.Attribute(_module, "seconds_of");
        using var name = Conversions.From(kind);
        using var count = Conversions.From((long)calls);
        using var seconds = PythonCalls.Call(function, name, count);
        return NativePython.PyFloat_AsDouble(seconds.DangerousGetHandle());
    }

    public override long AllocatedBlocks()
    {
        using var gil = HeldGil.Take();
        using var function = PythonCalls.Attribute(_module, "allocated_blocks");
        using var blocks = PythonCalls.Call(function);
        return Conversions.ToNumber(blocks);
    }
}

/// <summary>Through Pythonnet: bytes by the buffer protocol, its quickest way.</summary>
internal sealed class PythonnetCalls : BoundaryCalls
{
    private readonly PyObject _module;
    private readonly PyObject _empty;
    private readonly PyObject _echo;
    private readonly PyObject _bytes;

    public PythonnetCalls()
    {
        using (Py.GIL())
        {
            _module = Py.Import(BoundaryWorker.Module);
            _empty = _module.GetAttr("empty");
            _echo = _module.GetAttr("echo");
            using var builtins = Py.Import("builtins");
            _bytes = builtins.GetAttr("bytes");
        }
    }

    public override void Empty() => _empty.Invoke().Dispose();

    public override byte[] Echo(byte[] bytes)
    {
        using var array = bytes.ToPython();
        using var given = _bytes.Invoke(array);
        using var result = _echo.Invoke(given);
        using var buffer = result.GetBuffer();
        var copy = new byte[buffer.Length];
        buffer.Read(copy, 0, copy.Length, 0);
        return copy;
    }

    public override double[] Echo(double[] numbers)
    {
        var items = Array.ConvertAll<double, PyObject>(numbers, number => new PyFloat(number));
        using var given = new PyList(items);
        Array.ForEach(items, item => item.Dispose());
        using var result = _echo.Invoke(given);
        return result.As<double[]>();
    }

    public override void Held(Action call, int calls)
    {
        using (Py.GIL())
        {
            for (var i = 0; i < calls; i++)
            {
                call();
            }
        }
    }

    public override void Taken(Action call, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            using (Py.GIL())
            {
                call();
            }
        }
    }

    public override double InPython(string kind, int calls)
    {
        using (Py.GIL())
        {
            using var name = kind.ToPython();
            using var count = calls.ToPython();
            using var seconds = _module.InvokeMethod("seconds_of", name, count);
            return seconds.As<double>();
        }
    }

    public override long AllocatedBlocks()
    {
        using (Py.GIL())
        {
            using var blocks = _module.InvokeMethod("allocated_blocks");
            return blocks.As<long>();
        }
    }
}
