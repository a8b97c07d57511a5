using System.Reflection;
using System.Runtime.InteropServices;

namespace GilBench.Embedded.CApi;

/// <summary>The one shared library of CPython in this process.</summary>
internal static partial class SharedLibrary
{
    private const int BindNow = 0x002;
    private const int VisibleToAll = 0x100;

    private static nint _handle;

    /// <summary>
    /// Opens it with its names visible to all: the extension modules of most distributions are not linked with it and look for CPython's
    /// functions there.
    /// </summary>
    /// <exception cref="NotSupportedException">The loader refuses it; has its words.</exception>
    public static void Open(string path)
    {
        _handle = OpenLibrary(path, BindNow | VisibleToAll);
        if (_handle == 0)
        {
            throw new NotSupportedException($"{path} cannot be loaded: {Marshal.PtrToStringUTF8(LastError())}");
        }

        NativeLibrary.SetDllImportResolver(typeof(SharedLibrary).Assembly, Resolve);
    }

    /// <summary>The address of what the library names so.</summary>
    public static nint Address(string name) => NativeLibrary.GetExport(_handle, name);

    /// <summary>Whether the library has a function of this name: older versions have some only in their header files.</summary>
    public static bool Has(string name) => NativeLibrary.TryGetExport(_handle, name, out _);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        name == NativePython.Library ? _handle : 0;

    [LibraryImport("libdl.so.2", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenLibrary(string path, int flags);

    [LibraryImport("libdl.so.2", EntryPoint = "dlerror")]
    private static partial nint LastError();
}
