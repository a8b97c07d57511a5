namespace GilBench.Runtimes.Installing;

/// <summary>An interpreter could not be installed; the message is one sentence: what, where, what to try.</summary>
internal sealed class RuntimeInstallException(string sentence) : Exception(sentence);
