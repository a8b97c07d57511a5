using System.Threading.Channels;

namespace GilBench.DotNet.Models;

/// <summary>A channel of unit numbers and as many consumers as workers, which stand ready between slices.</summary>
internal sealed class ChannelConsumers : IExecutionModel
{
    private readonly Channel<int> _channel = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleWriter = true });
    private readonly CountdownEvent _left = new(0);
    private readonly Task[] _consumers;
    private Batch? _batch;

    public ChannelConsumers(int workers)
    {
        PoolThreads.Start(workers, PoolStart.AsConfigured);
        // Each consumer runs on the calling thread until it waits for its first unit: all of them stand ready.
        _consumers = [.. Enumerable.Range(0, workers).Select(_ => ConsumeAsync())];
    }

    public void Run(Batch batch)
    {
        _batch = batch;
        _left.Reset(batch.Tasks);
        for (var i = 0; i < batch.Tasks; i++)
        {
            _channel.Writer.TryWrite(i);
        }

        _left.Wait();
    }

    public void Dispose()
    {
        _channel.Writer.Complete();
        Task.WhenAll(_consumers).GetAwaiter().GetResult();
        _left.Dispose();
    }

    private async Task ConsumeAsync()
    {
        await foreach (var i in _channel.Reader.ReadAllAsync())
        {
            await _batch!.RunOneAsync(i);
            _left.Signal();
        }
    }
}
