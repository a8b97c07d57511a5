using System.Net;
using System.Net.Sockets;
using GilBench.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;

if (!ServerOptions.TryParse(args, out var options, out var problem))
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

// The content root is the program's own folder, so that no appsettings.json of the caller's is read.
var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
builder.Logging.ClearProviders();
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
builder.WebHost.UseSockets(sockets => sockets.Backlog = 4096);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(30);
    kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
});

await using var app = builder.Build();
Endpoints.Map(app);
try
{
    await app.StartAsync();
}
catch (Exception failure) when (failure is IOException or SocketException)
{
    await Console.Error.WriteLineAsync(
        $"The server cannot listen on 127.0.0.1:{options.Port} ({failure.Message.TrimEnd('.')}); use --port 0 for a free port.");
    return 1;
}

Console.WriteLine($"listening on {app.Urls.Single()}");
if (options.UntilEndOfInput)
{
    _ = EndOfInput.StopAsync(Console.OpenStandardInput(), app.Lifetime);
}

await app.WaitForShutdownAsync();
return 0;
