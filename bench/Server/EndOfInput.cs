namespace GilBench.Server;

/// <summary>Ends the server when whoever started it has closed, or lost, the other end of its standard input.</summary>
internal static class EndOfInput
{
    public static async Task StopAsync(Stream input, IHostApplicationLifetime lifetime)
    {
        try
        {
            await input.CopyToAsync(Stream.Null, lifetime.ApplicationStopping);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // A broken standard input is a closed one.
        }

        lifetime.StopApplication();
    }
}
