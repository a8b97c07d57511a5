using GilBench.Embedded.CApi;
using Python.Runtime;
using PythonnetException = Python.Runtime.PythonException;
using PythonnetRuntime = Python.Runtime.Runtime;

namespace GilBench.Embedded.Hosting;

/// <summary>
/// Through Pythonnet, which joins an interpreter that runs already: so its options are the same as with <see cref="CApiHost"/>.
/// </summary>
internal sealed class PythonnetHost : IPythonHost
{
    private readonly EmbeddedInterpreter _interpreter;
    private readonly nint _mainThread;

    /// <exception cref="NotSupportedException">Pythonnet refuses this interpreter; has its own words.</exception>
    public PythonnetHost(EmbeddedInterpreter interpreter, string library)
    {
        _interpreter = interpreter;
        PythonnetRuntime.PythonDLL = library;
        // What it would save for an interpreter to come it writes by a serializer that .NET no longer has.
        RuntimeData.FormatterType = typeof(NoopFormatter);
        try
        {
            PythonEngine.Initialize(setSysArgv: false);
        }
        catch (Exception refusal)
        {
            throw new NotSupportedException($"Pythonnet: {Innermost(refusal).Message}", refusal);
        }

        _mainThread = PythonEngine.BeginAllowThreads();
    }

    public IHostedObject Create(string module, string type) => PythonnetObject.Guarded(() =>
    {
        using var imported = Py.Import(module);
        return new PythonnetObject(imported.InvokeMethod(type));
    });

    public void Dispose()
    {
        PythonEngine.EndAllowThreads(_mainThread);
        PythonEngine.Shutdown();
        _interpreter.Dispose();
    }

    private static Exception Innermost(Exception failure) => failure.InnerException is { } inner ? Innermost(inner) : failure;
}

/// <param name="instance">Taken over.</param>
internal sealed class PythonnetObject(PyObject instance) : IHostedObject
{
    public string Text(string method, params object[] arguments) => Guarded(() =>
    {
        using var result = Called(method, arguments);
        return result.As<string>();
    });

    public void Do(string method, params object[] arguments) => Guarded(() =>
    {
        Called(method, arguments).Dispose();
        return 0;
    });

    public IHostedObject Object(string method, params object[] arguments) => Guarded(() => new PythonnetObject(Called(method, arguments)));

    public void Invoke()
    {
        try
        {
            using (Py.GIL())
            {
                instance.Invoke().Dispose();
            }
        }
        catch (PythonnetException failure)
        {
            throw Error(failure);
        }
    }

    public void Dispose()
    {
        using (Py.GIL())
        {
            instance.Dispose();
        }
    }

    /// <summary>Does something with the GIL; what Python raises becomes <see cref="PythonError"/>.</summary>
    public static TResult Guarded<TResult>(Func<TResult> step)
    {
        try
        {
            using (Py.GIL())
            {
                return step();
            }
        }
        catch (PythonnetException failure)
        {
            throw Error(failure);
        }
    }

    private PyObject Called(string method, object[] arguments)
    {
        var given = Array.ConvertAll(arguments, argument => argument.ToPython());
        try
        {
            return instance.InvokeMethod(method, given);
        }
        finally
        {
            Array.ForEach(given, argument => argument.Dispose());
        }
    }

    private static PythonError Error(PythonnetException failure)
    {
        using (Py.GIL())
        {
            return new PythonError(failure.Type.Name, failure.Message, failure.Format());
        }
    }
}
