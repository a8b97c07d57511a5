namespace GilBench.Embedded.CApi;

/// <summary>
/// The GIL, held by the calling thread from <see cref="Take"/> until it is disposed of; on a free-threaded build an attached thread state.
/// A thread that Python does not know gets a thread state for so long, as PyGILState_Ensure makes it. May be nested.
/// </summary>
internal readonly ref struct HeldGil
{
    [ThreadStatic]
    private static int _depth;

    private readonly int _state;

    private HeldGil(int state) => _state = state;

    /// <summary>Whether the calling thread has taken it here.</summary>
    public static bool IsHeldHere => _depth > 0;

    public static HeldGil Take()
    {
        var held = new HeldGil(NativePython.PyGILState_Ensure());
        _depth++;
        PythonObject.GiveBackWhatIsLeft();
        return held;
    }

    public void Dispose()
    {
        _depth--;
        NativePython.PyGILState_Release(_state);
    }
}
