using GilBench.DotNet.Machine;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Worker;

switch (args)
{
    case ["--worker"]:
        using (var output = StandardOutput.TakeForReplies())
        {
            return new ProtocolWorker(Console.In, new ReplyStream(output)).Run();
        }

    case ["--describe"]:
        new ReplyStream(Console.OpenStandardOutput()).Write(RuntimeDescription.Read(), ProtocolJson.Default.RuntimeFacts);
        return 0;
    default:
        return 2;
}
