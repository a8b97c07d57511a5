using GilBench.Machine;

namespace GilBench.Tests.Machine;

public sealed class MeasuredVariablesTests
{
    [Theory]
    [InlineData("MALLOC_ARENA_MAX")]
    [InlineData("LD_PRELOAD")]
    [InlineData("LD_LIBRARY_PATH")]
    [InlineData("GLIBC_TUNABLES")]
    [InlineData("OMP_NUM_THREADS")]
    [InlineData("OPENBLAS_NUM_THREADS")]
    [InlineData("DOTNET_GCgen0size")]
    [InlineData("DOTNET_ThreadPool_ForceMinWorkerThreads")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("COMPlus_TieredCompilation")]
    public void What_changes_a_measurement_is_found(string name) => Assert.Equal("1", Assert.Single(Of((name, "1"))).Value);

    [Theory]
    [InlineData("PATH")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("DOTNET_ROOT")]
    [InlineData("DOTNET_NOLOGO")]
    [InlineData("DOTNET_CLI_TELEMETRY_OPTOUT")]
    [InlineData("DOTNET_ConnectionStrings__Main")]
    [InlineData("DOTNET_RUNNING_IN_CONTAINER")]
    public void What_changes_none_or_may_be_a_secret_is_not(string name) => Assert.Empty(Of((name, "1")));

    [Theory]
    [InlineData("PYTHONMALLOC")]
    [InlineData("DOTNET_TieredPGO")]
    [InlineData("DOTNET_gcServer")]
    public void What_no_worker_is_given_is_not(string name) => Assert.Empty(Of((name, "1")));

    [Fact]
    public void Long_values_are_cut_short_and_names_are_in_their_order()
    {
        var found = Of(("MALLOC_CONF", new string('x', 500)), ("LD_PRELOAD", ""));

        Assert.Equal(["LD_PRELOAD", "MALLOC_CONF"], found.Keys);
        Assert.Equal(121, found["MALLOC_CONF"].Length);
    }

    private static IReadOnlyDictionary<string, string> Of(params (string Name, string Value)[] variables) =>
        MeasuredVariables.Of(variables.ToDictionary(variable => variable.Name, variable => variable.Value));
}
