using BenchmarkDotNet.Attributes;

namespace GilBench.Workloads.Tests.UserCode;

/// <summary>Classes that carry BenchmarkDotNet's attributes.</summary>
public sealed class UserBenchmarkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gilbench-user-").FullName;

    private string Log => Path.Combine(_folder, "log");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("{}", "14850")]
    [InlineData("""{"count": 3}""", "9")]
    [InlineData("""{"count": 3, "factor": 10}""", "30")]
    public void Params_are_set_from_the_arguments_else_the_first_that_is_listed(string arguments, string text) =>
        Assert.Equal(text, Users.Text("Fixture.Sorting.Sum", arguments));

    [Theory]
    [InlineData("Sum", "setup")]
    [InlineData("Aimed", "setup for Aimed")]
    public void Setup_and_cleanup_are_called_once_around_all_calls(string method, string setup)
    {
        using (var unit = Users.Find($"Fixture.Sorting.{method}", $$"""{"log": "{{Log}}"}""").Open())
        {
            unit.Run();
            unit.Run();
            Assert.Equal([setup], File.ReadAllLines(Log));
            unit.Dispose();
        }

        Assert.Equal([setup, "cleanup", "disposed"], File.ReadAllLines(Log));
    }

    [Fact]
    public void What_is_called_around_every_iteration_is_refused_where_it_is_for_this_method()
    {
        Assert.Equal(
            "Fixture.EachIteration has [IterationSetup] Prepare, for which there is no moment where workers call at once: "
            + "do it in [GlobalSetup] or within the method.",
            Users.Refusal("Fixture.EachIteration.Prepared"));
        Assert.Equal("2", Users.Text("Fixture.EachIteration.Unprepared"));
    }

    [Fact]
    public void Values_from_a_method_must_be_given()
    {
        Assert.Equal("Fixture.FromSource.Read needs the argument 'Size' (int).", Users.Refusal("Fixture.FromSource.Read"));
        Assert.Equal("5", Users.Text("Fixture.FromSource.Read", """{"size": 5}"""));
    }

    [Fact]
    public void Attributes_of_another_version_are_known_by_their_names() => Assert.Equal(
        "7",
        Users.Text(
            "Library.LookAlike.Prepared", assembly: Path.Combine(Path.GetDirectoryName(Users.Assembly)!, "UserCode.Library.dll")));

    [Fact]
    public void BenchmarkDotNets_own_types_are_those_of_the_worker()
    {
        var unit = Users.Find("Fixture.Sorting.Sum").Open();
        var sorting = unit.Inputs!.GetType().GetProperty("Target")!.GetValue(unit.Inputs)!.GetType();

        Assert.Single(sorting.GetMethod("Sum")!.GetCustomAttributes(typeof(BenchmarkAttribute), inherit: false));
    }
}
