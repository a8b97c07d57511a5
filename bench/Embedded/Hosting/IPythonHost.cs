using GilBench.Embedded.CApi;

namespace GilBench.Embedded.Hosting;

/// <summary>An interpreter in this process, through one of the ways to call it. Disposing of it ends the interpreter.</summary>
internal interface IPythonHost : IDisposable
{
    /// <summary>Imports a module and calls a class of it without arguments.</summary>
    /// <exception cref="PythonError">Python raised.</exception>
    IHostedObject Create(string module, string type);
}

/// <summary>
/// An object of Python's. Every call takes the GIL and gives it back, as a method of .NET that calls Python does, and raises
/// <see cref="PythonError"/> where Python raises. Arguments are texts, whole numbers and doubles.
/// </summary>
internal interface IHostedObject : IDisposable
{
    /// <summary>Calls a method that returns a text.</summary>
    string Text(string method, params object[] arguments);

    /// <summary>Calls a method whose result is not wanted.</summary>
    void Do(string method, params object[] arguments);

    /// <summary>Calls a method that returns an object.</summary>
    IHostedObject Object(string method, params object[] arguments);

    /// <summary>Calls the object itself; the result is not wanted. This is what is measured.</summary>
    void Invoke();
}

/// <summary>How Python is called, by the words of <c>host</c> in <c>models.json</c>.</summary>
internal enum HostKind
{
    /// <summary>Through the binding of <c>CApi</c>.</summary>
    EmbeddedCApi,

    /// <summary>Through Pythonnet.</summary>
    EmbeddedPythonnet,
}
