namespace GilBench.Runtimes.Installing;

/// <summary>What was asked for is no version that can be installed anywhere; the message is one sentence that says what to write.</summary>
internal sealed class PythonVersionException(string sentence) : Exception(sentence);
