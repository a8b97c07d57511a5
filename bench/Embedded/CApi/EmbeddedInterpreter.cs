using System.Runtime.InteropServices;

namespace GilBench.Embedded.CApi;

/// <summary>
/// CPython in this process, begun and ended by the thread that Python calls its main thread. Between calls nobody holds the GIL.
/// </summary>
internal sealed class EmbeddedInterpreter : IDisposable
{
    /// <summary>Room for <c>PyConfig</c>, whose size and fields differ from version to version (0.5 KiB in 3.13).</summary>
    private const int ConfigurationBytes = 64 * 1024;

    private readonly nint _mainThread;

    private EmbeddedInterpreter(nint mainThread) => _mainThread = mainThread;

    /// <summary>
    /// Begins as <c>EXECUTABLE OPTIONS</c> would: the arguments are given to CPython's own parser, by which it finds its standard library,
    /// a virtual environment and <c>sys.executable</c>. So no field of <c>PyConfig</c> is set by its place, which each version has
    /// elsewhere, no PYTHONHOME is needed, with which a virtual environment is not found, and Py_SetProgramName is not used, which is
    /// deprecated since 3.11.
    /// </summary>
    /// <param name="library">The shared library of the interpreter.</param>
    /// <param name="options">Such as <c>-S</c>; no script.</param>
    /// <exception cref="NotSupportedException">It cannot be begun; says why.</exception>
    public static EmbeddedInterpreter Start(string library, string executable, params IReadOnlyList<string> options)
    {
        SharedLibrary.Open(library);
        var arguments = options.Prepend(executable).Select(Marshal.StringToCoTaskMemUTF8).ToArray();
        var configuration = Marshal.AllocCoTaskMem(ConfigurationBytes);
        try
        {
            Marshal.Copy(new byte[ConfigurationBytes], 0, configuration, ConfigurationBytes);
            NativePython.PyConfig_InitPythonConfig(configuration);
            Check(NativePython.PyConfig_SetBytesArgv(configuration, arguments.Length, arguments));
            Check(NativePython.Py_InitializeFromConfig(configuration));
            NativePython.PyConfig_Clear(configuration);
        }
        finally
        {
            Marshal.FreeCoTaskMem(configuration);
            Array.ForEach(arguments, Marshal.FreeCoTaskMem);
        }

        return new EmbeddedInterpreter(NativePython.PyEval_SaveThread());
    }

    /// <summary>Ends it. Threads of Python's that are no daemons are waited for.</summary>
    /// <exception cref="InvalidOperationException">What it had to write could not be written.</exception>
    public void Dispose()
    {
        NativePython.PyEval_RestoreThread(_mainThread);
        PythonObject.GiveBackWhatIsLeft();
        if (NativePython.Py_FinalizeEx() != 0)
        {
            throw new InvalidOperationException("CPython could not write all of its output when it ended (Py_FinalizeEx).");
        }
    }

    private static void Check(InitialisationStatus status)
    {
        if (!status.IsGood)
        {
            throw new NotSupportedException($"CPython cannot begin in this process: {status.Message}");
        }
    }
}
