using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace GilBench.DotNet.UserCode;

/// <summary>
/// A user's method as the unit's two delegates. They call the method by a delegate of its own signature, with arguments from fields, as
/// the document's workloads are called: no reflection, and nothing that the compiler could take for constants.
/// </summary>
/// <param name="Run">Blocks where the method is to be awaited.</param>
/// <param name="RunAsync">Null where there is nothing to await.</param>
internal sealed record UserCalls(Func<object> Run, Func<Task<object>>? RunAsync)
{
    /// <summary>What stands for the result null, and for that of a method without one: a unit that returns nothing was never run.</summary>
    public static readonly object Nothing = new();

    /// <param name="instance">What it is called on; null for a static method.</param>
    public static UserCalls Of(MethodInfo method, object? instance, IReadOnlyList<object?> values)
    {
        var call = Call(method, instance, values);
        var type = method.ReturnType;
        return type == typeof(Task) ? OfTask(Compiled<Task>(call))
            : type == typeof(ValueTask) ? OfValueTask(Compiled<ValueTask>(call))
            : !type.IsGenericType ? new UserCalls(Compiled<object>(Boxed(call)), RunAsync: null)
            : type.GetGenericTypeDefinition() == typeof(Task<>) ? Awaited(nameof(OfTaskOf), call)
            : type.GetGenericTypeDefinition() == typeof(ValueTask<>) ? Awaited(nameof(OfValueTaskOf), call)
            : new UserCalls(Compiled<object>(Boxed(call)), RunAsync: null);
    }

    /// <summary>Whether a method returns what can be awaited.</summary>
    public static bool IsAwaitable(MethodInfo method) => method.ReturnType != ResultOf(method) || method.ReturnType == typeof(Task)
        || method.ReturnType == typeof(ValueTask);

    /// <summary>The type of its result, once awaited.</summary>
    public static Type ResultOf(MethodInfo method) =>
        method.ReturnType is { IsGenericType: true } type
        && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GetGenericArguments()[0]
            : method.ReturnType;

    private static InvocationExpression Call(MethodInfo method, object? instance, IReadOnlyList<object?> values)
    {
        var parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToList();
        var signature = Expression.GetDelegateType([.. parameters, method.ReturnType]);
        var bound = instance is null ? method.CreateDelegate(signature) : method.CreateDelegate(signature, instance);
        return Expression.Invoke(Expression.Constant(bound), values.Select((value, i) => Field(parameters[i], value)));
    }

    private static MemberExpression Field(Type type, object? value)
    {
        var box = Activator.CreateInstance(typeof(StrongBox<>).MakeGenericType(type))!;
        var field = box.GetType().GetField(nameof(StrongBox<>.Value))!;
        field.SetValue(box, value);
        return Expression.Field(Expression.Constant(box), field);
    }

    private static Expression Boxed(Expression call)
    {
        var nothing = Expression.Constant(Nothing);
        return call.Type == typeof(void) ? Expression.Block(call, nothing)
            : call.Type.IsValueType && Nullable.GetUnderlyingType(call.Type) is null ? Expression.Convert(call, typeof(object))
            : Expression.Coalesce(Expression.Convert(call, typeof(object)), nothing);
    }

    private static Func<TResult> Compiled<TResult>(Expression body) => Expression.Lambda<Func<TResult>>(body).Compile();

    private static UserCalls Awaited(string maker, InvocationExpression call)
    {
        var compiled = Expression.Lambda(typeof(Func<>).MakeGenericType(call.Type), call).Compile();
        var make = typeof(UserCalls).GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)!;
        return (UserCalls)make.MakeGenericMethod(call.Type.GetGenericArguments()).Invoke(null, [compiled])!;
    }

    private static UserCalls OfTask(Func<Task> call) => new(
        () =>
        {
            call().GetAwaiter().GetResult();
            return Nothing;
        },
        async () =>
        {
            await call();
            return Nothing;
        });

    private static UserCalls OfValueTask(Func<ValueTask> call) => new(
        () =>
        {
            call().AsTask().GetAwaiter().GetResult();
            return Nothing;
        },
        async () =>
        {
            await call();
            return Nothing;
        });

    private static UserCalls OfTaskOf<TResult>(Func<Task<TResult>> call) => new(
        () => (object?)call().GetAwaiter().GetResult() ?? Nothing, async () => (object?)await call() ?? Nothing);

    private static UserCalls OfValueTaskOf<TResult>(Func<ValueTask<TResult>> call) => new(
        () => (object?)call().AsTask().GetAwaiter().GetResult() ?? Nothing, async () => (object?)await call() ?? Nothing);
}
