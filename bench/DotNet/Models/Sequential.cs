namespace GilBench.DotNet.Models;

/// <summary>One unit after the other on the calling thread.</summary>
internal sealed class Sequential : IExecutionModel
{
    public void Run(Batch batch)
    {
        for (var i = 0; i < batch.Tasks; i++)
        {
            batch.RunOne(i);
        }
    }

    public void Dispose()
    {
    }
}
