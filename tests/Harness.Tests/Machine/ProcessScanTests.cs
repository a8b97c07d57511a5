using System.Diagnostics;
using System.Globalization;
using GilBench.Machine;

namespace GilBench.Tests.Machine;

public sealed class ProcessScanTests
{
    private const string Marker = "GILBENCH_SCAN_TEST";
    private readonly ProcessScan scan = new(KernelFiles.OfThisMachine);

    [Fact]
    public void A_child_is_found_by_its_marker_until_it_ends()
    {
        var value = Guid.NewGuid().ToString();
        using var child = Start("cat", value);

        Assert.Equal([child.Id], scan.WithEnvironment(Marker, value));
        Assert.Empty(scan.WithEnvironment(Marker, value[..^1]));

        End(child);
        Assert.Empty(scan.WithEnvironment(Marker, value));
    }

    [Fact]
    public void A_grandchild_is_found_by_the_group_and_the_inherited_marker()
    {
        var value = Guid.NewGuid().ToString();
        using var leader = Start("setsid", value, "sh", "-c", "sleep 60 & echo $!; wait");
        var grandchild = int.Parse(leader.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        int[] expected = [.. new[] { leader.Id, grandchild }.Order()];

        // Between fork and exec a process has no environment to read for a moment.
        Assert.True(SpinWait.SpinUntil(() => File.ReadAllText($"/proc/{grandchild}/comm").Trim() == "sleep", TimeSpan.FromSeconds(60)));
        Assert.Equal(expected, scan.InGroup(leader.Id));
        Assert.Equal(expected, scan.WithEnvironment(Marker, value));

        End(leader);
        Assert.DoesNotContain(leader.Id, scan.InGroup(leader.Id));
    }

    [Fact]
    public void The_caller_itself_is_never_found()
    {
        using var child = Start("cat", "");
        var found = scan.WithEnvironment("PATH", Environment.GetEnvironmentVariable("PATH")!);
        End(child);

        Assert.Contains(child.Id, found);
        Assert.DoesNotContain(Environment.ProcessId, found);
    }

    [Fact]
    public void Other_users_zombies_and_processes_that_just_ended_are_left_out()
    {
        using var machine = new SyntheticMachine();
        machine.With("/proc/self/status", "Uid:\t1000\t1000\t1000\t1000");
        AddProcess(machine, 900_001, "(py) thon) S 1 77 77 0", user: 1000);
        AddProcess(machine, 900_002, "(python) S 1 77 77 0", user: 0);
        AddProcess(machine, 900_003, "(python) Z 1 77 77 0", user: 1000);
        machine.With("/proc/900004/cmdline", "python").With("/proc/version", "Linux").With("/proc/sys/x", "");
        var synthetic = new ProcessScan(machine.Files);

        Assert.Equal([900_001], synthetic.InGroup(77));
        Assert.Equal([900_001], synthetic.WithEnvironment("A", "b=c"));
    }

    private static void AddProcess(SyntheticMachine machine, int pid, string stat, int user) => machine
        .With($"/proc/{pid}/stat", $"{pid} {stat}")
        .With($"/proc/{pid}/status", $"Uid:\t{user}\t{user}\t{user}\t{user}")
        .With($"/proc/{pid}/environ", "X=1\0A=b=c\0");

    private static Process Start(string program, string marker, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment[Marker] = marker;
        return Process.Start(start)!;
    }

    private static void End(Process process)
    {
        process.Kill(entireProcessTree: true);
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)));
    }
}
