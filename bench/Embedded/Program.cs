using GilBench.DotNet.Machine;
using GilBench.DotNet.Protocol;
using GilBench.Embedded.Boundary;
using GilBench.Embedded.Hosting;
using GilBench.Embedded.Probing;
using GilBench.Embedded.Worker;

switch (args)
{
    case ["--worker", var executable]:
        using (var replies = StandardOutput.TakeForReplies())
        {
            return new EmbeddedWorker(executable, Console.In, new ReplyStream(replies)).Run();
        }

    case ["--probe", var executable]:
        new ReplyStream(Console.OpenStandardOutput()).Write(Probe.Of(executable), ProbeJson.Default.Probe);
        return 0;
    case ["--try", var kind, var executable]:
        return Trial.Run(Enum.Parse<HostKind>(kind), executable);
    case ["--boundary", var kind, var executable]:
        using (var replies = StandardOutput.TakeForReplies())
        {
            return new BoundaryWorker(Enum.Parse<HostKind>(kind), executable, Console.In, new ReplyStream(replies)).Run();
        }

    default:
        Console.Error.WriteLine(
            "GilBench.Embedded: give it --probe INTERPRETER, or --worker INTERPRETER and a request of bench/PROTOCOL.md on standard "
            + "input.");
        return 2;
}
