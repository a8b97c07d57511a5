using System.Reflection;
using System.Text.Json;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.UserCode;

/// <summary>A method with the values that it is called with.</summary>
/// <param name="Class">Where it was asked for.</param>
/// <param name="Values">One for each parameter.</param>
/// <param name="Members">What is set on the object that it is called on, once that is made; none for a static method.</param>
internal sealed record BoundMethod(
    Type Class, MethodInfo Method, IReadOnlyList<object?> Values, IReadOnlyList<(Slot Slot, object? Value)> Members)
{
    /// <summary>
    /// The overload whose names fit the arguments: of several the one that takes most of them as parameters, then the first as declared to
    /// whose types they can be converted.
    /// </summary>
    /// <exception cref="UsageException">None fits; says what is wrong.</exception>
    public static BoundMethod Of(FoundMethods found, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        UsageException? first = null;
        var attempts = found.Overloads.Select(method => new Attempt(found, method)).OrderByDescending(one => one.Taken(arguments));
        foreach (var attempt in attempts)
        {
            try
            {
                return attempt.Bind(arguments);
            }
            catch (UsageException wrong)
            {
                first ??= wrong;
            }
        }

        throw first!;
    }

    /// <summary>One overload.</summary>
    private sealed class Attempt(FoundMethods found, MethodInfo method)
    {
        private readonly List<Slot> _slots = [.. Slot.Of(method), .. method.IsStatic ? [] : Slot.Of(found.Class)];

        /// <summary>How many of the arguments are parameters.</summary>
        public int Taken(IReadOnlyDictionary<string, JsonElement> arguments) =>
            arguments.Keys.Count(name => Slot.Find(_slots, name) is { Parameter: not null });

        public BoundMethod Bind(IReadOnlyDictionary<string, JsonElement> arguments)
        {
            Dictionary<Slot, JsonElement> given = [];
            foreach (var (name, value) in arguments)
            {
                var slot = Slot.Find(_slots, name) ?? throw new UsageException($"{found.Name} has no argument '{name}'; {Takes()}.");
                if (!given.TryAdd(slot, value))
                {
                    throw new UsageException($"{found.Name} is given the argument '{slot.Name}' twice.");
                }
            }

            // Only now: a name that is wrong says more than the one that is missing for it.
            return new BoundMethod(
                found.Class, method, [.. Parameters().Select(slot => Value(slot, given))], [.. Members(given)]);
        }

        private string Takes() => _slots.Count == 0 ? "it takes none" : $"it takes {string.Join(", ", _slots.Select(slot => slot.Name))}";

        private IEnumerable<Slot> Parameters() => _slots.Where(slot => slot.Parameter is not null);

        private object? Value(Slot slot, Dictionary<Slot, JsonElement> given) =>
            given.TryGetValue(slot, out var json) ? Converted(json, slot)
            : Slot.HasDefault(slot.Parameter!, out var value) ? value
            : throw slot.Missing(found.Name);

        private IEnumerable<(Slot Slot, object? Value)> Members(Dictionary<Slot, JsonElement> given)
        {
            foreach (var slot in _slots.Where(slot => slot.Member is not null))
            {
                if (given.TryGetValue(slot, out var json))
                {
                    yield return (slot, Converted(json, slot));
                }
                else if (BenchmarkAttributes.FirstOfParams(slot.Member!) is { } listed)
                {
                    yield return (slot, listed);
                }
                else if (BenchmarkAttributes.HasParamsSource(slot.Member!))
                {
                    throw slot.Missing(found.Name);
                }
            }
        }

        private object? Converted(JsonElement json, Slot slot) =>
            ArgumentJson.Convert(json, slot.Type, $"The argument '{slot.Name}' of {found.Name}");
    }
}
