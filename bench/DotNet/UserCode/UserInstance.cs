using System.Reflection;

namespace GilBench.DotNet.UserCode;

/// <summary>
/// The object that a user's method is called on. One is made for a launch, and all workers call the method on it at once, as C#'s threads
/// share objects; likewise the arguments are one set of objects for all. What BenchmarkDotNet would call around the benchmark is called
/// once: <c>[GlobalSetup]</c> when its members are set, <c>[GlobalCleanup]</c> after the last slice.
/// </summary>
internal sealed class UserInstance : IDisposable
{
    private readonly UserAssembly _home;
    private readonly MethodInfo? _cleanup;
    private object? _target;

    /// <exception cref="UserCodeException">The user's code raised.</exception>
    public UserInstance(UserAssembly home, BoundMethod bound)
    {
        _home = home;
        var setup = BenchmarkAttributes.Around(bound.Class, BenchmarkAttributes.GlobalSetup, bound.Method.Name);
        _cleanup = BenchmarkAttributes.Around(bound.Class, BenchmarkAttributes.GlobalCleanup, bound.Method.Name);
        UserFailure.Guard(home, () =>
        {
            var flags = BindingFlags.Public | BindingFlags.Instance | BindingFlags.CreateInstance | BindingFlags.DoNotWrapExceptions;
            _target = Activator.CreateInstance(bound.Class, flags, binder: null, args: null, culture: null)!;
            foreach (var (slot, value) in bound.Members)
            {
                slot.Set(_target, value);
            }

            Call(setup);
        });
    }

    public object Target => _target ?? throw new ObjectDisposedException(nameof(UserInstance));

    /// <summary>Cleans up, once.</summary>
    /// <exception cref="UserCodeException">The user's code raised.</exception>
    public void Dispose()
    {
        if (_target is not { } target)
        {
            return;
        }

        UserFailure.Guard(_home, () =>
        {
            try
            {
                Call(_cleanup);
            }
            finally
            {
                _target = null;
                (target as IDisposable)?.Dispose();
                if (target is IAsyncDisposable awaited and not IDisposable)
                {
                    awaited.DisposeAsync().AsTask().GetAwaiter().GetResult();
                }
            }
        });
    }

    private void Call(MethodInfo? method)
    {
        if (method is not null)
        {
            UserCalls.Of(method, Target, []).Run();
        }
    }
}
