using GilBench.DotNet.Machine;
using GilBench.DotNet.Models;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.DotNet.UserCode;

/// <summary>A request for the user's code as a unit of work.</summary>
internal static class UserUnit
{
    /// <summary>Models whose workers are nothing but awaited calls: what cannot be awaited would run one after the other.</summary>
    private static readonly string[] _onlyAwait = ["async", "parallel_async"];

    /// <exception cref="UsageException">It is not there or cannot be called so.</exception>
    /// <exception cref="NotSupportedException">It cannot be run under this model; says why.</exception>
    /// <exception cref="UserCodeException">The user's code raised before the first slice.</exception>
    public static Unit Open(WorkerRequest request, WorkerCode code, ModelEntry model)
    {
        if (code is not { Assembly: { } assembly, Method: { } method })
        {
            throw new NotSupportedException($"{request.Workload} is not run under {model.Id}: it is not written in C#");
        }

        Plinq.RefuseTooMany(model.Id, request.Workers);
        StandardInput.HideFromUserCode();
        var results = new ResultRequest(code.Result, code.Expected, code.Tolerance, code.Check);
        var target = UserTarget.Find(new MethodRequest(assembly, method, code.Folder, request.Arguments, results));
        return target.IsAwaitable || !_onlyAwait.Contains(model.Id)
            ? target.Open()
            : throw new NotSupportedException(
                $"{target.Name} returns {target.Returns}, which cannot be awaited, so {model.Id} has nothing to wait for.");
    }
}
