using System.Runtime.CompilerServices;
using GilBench.Embedded.CApi;
using GilBench.Embedded.Probing;

namespace GilBench.Workloads.Tests.Embedded;

/// <summary>The binding to CPython's C API, in this process, which hosts the first interpreter that can be and does not end it.</summary>
public sealed class BindingTests
{
    private static readonly Lazy<Task> _interpreter = new(async () =>
    {
        var facts = InterpreterFacts.Of(await Hostable.FirstAsync());
        EmbeddedInterpreter.Start(facts.RequiredLibrary, facts.Executable, "-I", "-S");
    });

    [Fact]
    public async Task Values_come_back_as_they_were_given()
    {
        await _interpreter.Value;
        using var gil = HeldGil.Take();
        using var text = Conversions.From("naïve ☕ 𝄞");
        using var number = Conversions.From(long.MinValue);
        using var bytes = Conversions.From([0, 1, 255]);
        using var numbers = Conversions.From([1.5, -1.0, double.MaxValue]);

        Assert.Equal("naïve ☕ 𝄞", Conversions.ToText(text));
        Assert.Equal(long.MinValue, Conversions.ToNumber(number));
        Assert.Equal([0, 1, 255], Conversions.ToBytes(bytes));
        Assert.Equal([1.5, -1.0, double.MaxValue], Conversions.ToDoubles(numbers));
    }

    [Fact]
    public async Task An_exception_of_Pythons_has_its_class_its_text_and_its_traceback()
    {
        await _interpreter.Value;
        using var gil = HeldGil.Take();
        using var module = PythonCalls.Import("json");
        using var loads = PythonCalls.Attribute(module, "loads");
        using var text = Conversions.From("{");

        var error = Assert.Throws<PythonError>(() => PythonCalls.Call(loads, text));

        Assert.Equal("JSONDecodeError", error.TypeName);
        Assert.StartsWith("Expecting property name", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Traceback (most recent call last):", error.Traceback, StringComparison.Ordinal);
        Assert.Contains("in loads", error.Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_of_sys_exit_is_an_exception_like_any_other()
    {
        await _interpreter.Value;
        using var gil = HeldGil.Take();
        using var module = PythonCalls.Import("sys");
        using var exit = PythonCalls.Attribute(module, "exit");
        using var code = Conversions.From(7L);

        var error = Assert.Throws<PythonError>(() => PythonCalls.Call(exit, code));

        Assert.Equal(("SystemExit", "7"), (error.TypeName, error.Message));
    }

    [Fact]
    public async Task What_is_not_there_is_an_exception()
    {
        await _interpreter.Value;
        using var gil = HeldGil.Take();

        Assert.Equal("ModuleNotFoundError", Assert.Throws<PythonError>(() => PythonCalls.Import("nowhere_to_be_found")).TypeName);
        using var module = PythonCalls.Import("sys");
        Assert.Equal("AttributeError", Assert.Throws<PythonError>(() => PythonCalls.Attribute(module, "nothing")).TypeName);
        using var text = Conversions.From("text");
        Assert.Equal("TypeError", Assert.Throws<PythonError>(() => Conversions.ToNumber(text)).TypeName);
    }

    [Fact]
    public async Task A_million_calls_with_arguments_results_and_exceptions_leave_nothing_behind()
    {
        const int Passes = 4;
        const int Calls = 1_000_000 / Passes;
        await _interpreter.Value;
        using var argument = Argument();
        Work(argument, Calls / 10);
        var references = References(argument);
        var grown = Enumerable.Range(0, Passes).Select(_ => Growth()).ToList();

        Assert.Equal(references, References(argument));

        // What each call leaves behind is left in every pass; the interpreter may keep something for itself in one of them.
        Assert.InRange(grown.Min(), long.MinValue, Calls / 10_000);

        long Growth()
        {
            var before = AllocatedBlocks();
            Work(argument, Calls);
            return AllocatedBlocks() - before;
        }
    }

    [Fact]
    public async Task A_reference_that_a_thread_without_the_GIL_lets_go_is_given_back_by_the_next_that_has_it()
    {
        await _interpreter.Value;
        using var argument = Argument();
        var before = References(argument);
        new PythonObject(Another(argument)).Dispose();
        Forget(argument);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Equal(before, References(argument));
    }

    private static PythonObject Argument()
    {
        using var gil = HeldGil.Take();
        return Conversions.From([1.0, 2.0]);
    }

    private static nint Another(PythonObject value)
    {
        using var gil = HeldGil.Take();
        return value.NewReference();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(PythonObject value) => _ = new PythonObject(Another(value));

    /// <summary>A call in a hundred raises; the GIL is taken anew for each.</summary>
    private static void Work(PythonObject argument, int calls)
    {
        PythonObject length;
        PythonObject number;
        using (HeldGil.Take())
        {
            using var builtins = PythonCalls.Import("builtins");
            length = PythonCalls.Attribute(builtins, "len");
            number = PythonCalls.Attribute(builtins, "int");
        }

        for (var i = 0; i < calls; i++)
        {
            using var gil = HeldGil.Take();
            if (i % 100 == 0)
            {
                Assert.Throws<PythonError>(() => PythonCalls.Call(number, argument));
                continue;
            }

            using var result = PythonCalls.Call(length, argument);
            Assert.Equal(2, Conversions.ToNumber(result));
        }

        length.Dispose();
        number.Dispose();
    }

    private static long AllocatedBlocks()
    {
        using var gil = HeldGil.Take();
        using var module = PythonCalls.Import("sys");
        using var count = PythonCalls.Attribute(module, "getallocatedblocks");
        using var blocks = PythonCalls.Call(count);
        return Conversions.ToNumber(blocks);
    }

    private static long References(PythonObject value)
    {
        using var gil = HeldGil.Take();
        using var module = PythonCalls.Import("sys");
        using var count = PythonCalls.Attribute(module, "getrefcount");
        using var references = PythonCalls.Call(count, value);
        return Conversions.ToNumber(references);
    }
}
