using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GilBench.Server;

/// <summary>What the command line asks for.</summary>
/// <param name="Port">The TCP port on 127.0.0.1; 0 takes a free one.</param>
/// <param name="UntilEndOfInput">Whether the server ends when its standard input closes.</param>
internal sealed record ServerOptions(int Port, bool UntilEndOfInput)
{
    private const string Usage = "Usage: GilBench.Server [--port 0..65535] [--until-eof].";

    /// <summary>Reads the command line; on wrong use <paramref name="problem"/> is one sentence with the usage.</summary>
    public static bool TryParse(
        IReadOnlyList<string> arguments,
        [NotNullWhen(true)] out ServerOptions? options,
        [NotNullWhen(false)] out string? problem)
    {
        options = null;
        var parsed = new ServerOptions(Port: 0, UntilEndOfInput: false);
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--until-eof":
                    parsed = parsed with { UntilEndOfInput = true };
                    break;
                case "--port" when i + 1 < arguments.Count && TryParsePort(arguments[i + 1], out var port):
                    parsed = parsed with { Port = port };
                    i++;
                    break;
                case "--port":
                    problem = $"--port needs a number from 0 to 65535. {Usage}";
                    return false;
                default:
                    problem = $"'{arguments[i]}' is not an option of the server. {Usage}";
                    return false;
            }
        }

        options = parsed;
        problem = null;
        return true;
    }

    private static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= System.Net.IPEndPoint.MaxPort;
}
