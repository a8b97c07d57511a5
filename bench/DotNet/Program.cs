using GilBench.DotNet.Benchmarks;
using GilBench.DotNet.Examination;
using GilBench.DotNet.Machine;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Worker;
using GilBench.Protocol;

switch (args)
{
    case ["--worker"]:
        using (var replies = StandardOutput.TakeForReplies())
        {
            return new ProtocolWorker(Console.In, new ReplyStream(replies)).Run();
        }

    case ["--examine"]:
        using (var replies = StandardOutput.TakeForReplies())
        {
            return new Examiner(Console.In, new ReplyStream(replies)).Run();
        }

    case ["--reference", var invocations]:
        using (var replies = StandardOutput.TakeForReplies())
        {
            return new ReferenceWorker(Console.In, new ReplyStream(replies)).Run(invocations);
        }

    case ["--describe"]:
        new ReplyStream(Console.OpenStandardOutput()).Write(RuntimeReader.Read(), ProtocolJson.Default.RuntimeDescription);
        return 0;
    case ["--pairs"]:
        new ReplyStream(Console.OpenStandardOutput()).Write(Pairs.All(), PairsJson.Default.IReadOnlyListPair);
        return 0;
    default:
        return ByHandProgram.Run(args);
}
