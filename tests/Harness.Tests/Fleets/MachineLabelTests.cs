using GilBench.Fleets;
using GilBench.Model;
using GilBench.Tests.Machine;

namespace GilBench.Tests.Fleets;

public sealed class MachineLabelTests
{
    [Theory]
    [InlineData("AMD EPYC 7B13 64-Core Processor", "AMD EPYC 7B13")]
    [InlineData("Intel(R) Xeon(R) CPU @ 2.20GHz", "Intel Xeon")]
    [InlineData("Intel(R) Core(TM) i7-8700K CPU @ 3.70GHz", "Intel Core i7-8700K")]
    [InlineData("Neoverse-N1", "Neoverse-N1")]
    [InlineData("", "x64 CPU")]
    [InlineData(null, "x64 CPU")]
    [InlineData("A name that goes on and on and tells nobody anything", "A name that goes on and on and tells…")]
    public void A_machine_is_called_by_its_cores_its_CPU_and_the_first_letters_of_its_fingerprint(string? model, string said)
    {
        var label = Assert.Single(MachineLabel.Of([Machine(16, "3f2a0123456789ab") with { CpuModel = model }]));

        Assert.Equal($"A: 16 cores, {said} (3f2a)", label.Text);
        Assert.Equal("16 cores (A)", label.Short);
        Assert.Equal("16-cores-3f2a", label.Folder);
    }

    [Fact]
    public void Fingerprints_that_begin_alike_are_shown_as_far_as_they_differ()
    {
        var labels = MachineLabel.Of([Machine(2, "3f2a01aaaaaaaaaa"), Machine(2, "3f2a02aaaaaaaaaa")]);

        Assert.Equal(["2 cores, Synthetic 9000 (3f2a01)", "2 cores, Synthetic 9000 (3f2a02)"], labels.Select(label => label.Name));
        Assert.Equal(["2-cores-3f2a01", "2-cores-3f2a02"], labels.Select(label => label.Folder));
    }

    [Fact]
    public void Cores_are_physical_ones_that_affinity_and_quota_leave()
    {
        var siblings = Machine(8, "a") with { PhysicalCores = 4, Smt = true };
        var limited = Machine(64, "b") with { Limits = new CpuLimits([.. Enumerable.Range(0, 64)], 3.5, "cpu.max") };
        var throttled = Machine(8, "c") with { Limits = new CpuLimits([0], 0.5, "cpu.max") };

        var labels = MachineLabel.Of([siblings, limited, throttled]);

        Assert.Equal(["4 cores", "3 of 64 cores", "1 of 8 cores"], labels.Select(label => label.Cores));
    }

    [Fact]
    public void Letters_go_on_behind_Z() => Assert.Equal(
        ["A", "Z", "AA", "AB"],
        MachineLabel.Of([.. Enumerable.Range(0, 28).Select(number => Machine(2, $"{number:x16}"))]).Select(label => label.Letter)
            .Where((_, place) => place is 0 or 25 or 26 or 27));

    [Fact]
    public void Text_from_the_machine_is_no_path()
    {
        var label = Assert.Single(MachineLabel.Of([Machine(2, "../../etc\u001b") with { CpuModel = "</td>\u001b[2J" }]));

        Assert.Equal("2-cores-", label.Folder);
        Assert.Equal("2 cores, </td>\\u001b[2J (../.)", label.Name);
    }

    private static MachineDescription Machine(int cores, string fingerprint) =>
        SyntheticDescription.Quiet(cores) with { Fingerprint = fingerprint };
}
