namespace GilBench.Claims;

/// <summary>Claims cannot be read or chosen; the message is the sentence for the user.</summary>
internal sealed class ClaimException(string message) : Exception(message);
