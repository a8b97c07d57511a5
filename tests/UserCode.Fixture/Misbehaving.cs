using System.Diagnostics;

namespace Fixture;

/// <summary>What user code may do.</summary>
public static class Misbehaving
{
    public static int Fail(int n) => n > 0 ? throw new InvalidOperationException("broken\nin two lines") : n;

    public static int FailInLambda() => Enumerable.Range(0, 3).Select(i => i < 2 ? i : throw new ArgumentException("no third")).Sum();

    public static int FailInFramework() => int.Parse("many", System.Globalization.CultureInfo.InvariantCulture);

    public static void FailInParallel() => Parallel.For(0, 4, _ => throw new InvalidOperationException("in parallel"));

    public static int FailUnsupported() => throw new NotSupportedException("not here");

    public static int FailInitially() => Uninitialised.Value;

    public static int Print(int n)
    {
        Console.WriteLine("printed by the user's code");
        using var child = Process.Start("echo", "printed by a child");
        child.WaitForExit();
        return n;
    }

    public static string? ReadInput() => Console.ReadLine() ?? Console.In.ReadLine();

    public static int Exit() => End(5);

    public static int LeaveThread()
    {
        new Thread(() => Thread.Sleep(Timeout.Infinite)).Start();
        return 1;
    }

    public static int CrashThread()
    {
        var thread = new Thread(() => throw new InvalidOperationException("alone"));
        thread.Start();
        thread.Join();
        return 1;
    }

    public static int ChangeFolder()
    {
        Directory.SetCurrentDirectory("/");
        return 1;
    }

    public static string Folder() => Directory.GetCurrentDirectory();

    public static int Wait(int milliseconds)
    {
        Thread.Sleep(milliseconds);
        return milliseconds;
    }

    public static int Compute(int rounds)
    {
        var value = 1;
        for (var i = 0; i < rounds; i++)
        {
            value = unchecked((value * 31) + i);
        }

        return value;
    }

    private static int End(int code)
    {
        Environment.Exit(code);
        return code;
    }

    private static class Uninitialised
    {
        public static readonly int Value = int.Parse("none", System.Globalization.CultureInfo.InvariantCulture);
    }
}
