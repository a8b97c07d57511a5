namespace GilBench.Processes;

/// <summary>A program that should be run is not there.</summary>
internal sealed class CommandNotFoundException(string executable)
    : Exception($"The program '{executable}' was not found; install it or put it on PATH.")
{
    /// <exception cref="CommandNotFoundException">Neither a file of that path nor a program of that name on PATH.</exception>
    public static void ThrowIfMissing(string executable)
    {
        if (ExecutablePath.Find(executable) is null)
        {
            throw new CommandNotFoundException(executable);
        }
    }
}
