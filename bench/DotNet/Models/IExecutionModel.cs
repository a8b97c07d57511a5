namespace GilBench.DotNet.Models;

/// <summary>
/// A way to share a batch among workers. When the constructor returns, every worker that the model keeps stands ready;
/// <see cref="IDisposable.Dispose"/> lets them go.
/// </summary>
internal interface IExecutionModel : IDisposable
{
    /// <summary>Runs every unit of the batch once and returns when the last one has ended.</summary>
    void Run(Batch batch);
}
