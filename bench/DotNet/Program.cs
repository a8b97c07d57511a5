using GilBench.DotNet.Benchmarks;
using GilBench.DotNet.Machine;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Worker;

switch (args)
{
    case ["--worker"]:
        using (var replies = StandardOutput.TakeForReplies())
        {
            return new ProtocolWorker(Console.In, new ReplyStream(replies)).Run();
        }

    case ["--describe"]:
        new ReplyStream(Console.OpenStandardOutput()).Write(RuntimeDescription.Read(), ProtocolJson.Default.RuntimeFacts);
        return 0;
    case ["--pairs"]:
        new ReplyStream(Console.OpenStandardOutput()).Write(Pairs.All(), ProtocolJson.Default.IReadOnlyListPair);
        return 0;
    default:
        return ByHandProgram.Run(args);
}
