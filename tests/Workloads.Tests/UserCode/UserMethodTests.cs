namespace GilBench.Workloads.Tests.UserCode;

/// <summary>Which methods are found, and what is said of those that are not.</summary>
public sealed class UserMethodTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gilbench-user-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Fixture.Scoring.Sum", "45")]
    [InlineData("Fixture.Scoring.Inner.Where", "'inner'")]
    [InlineData("Fixture.Scoring+Inner.Where", "'inner'")]
    [InlineData("Fixture.Counter.Count", "'count 4'")]
    [InlineData("Fixture.Pair.Doubled", "0")]
    public void Static_methods_and_methods_of_objects_are_called(string method, string text) => Assert.Equal(text, Users.Text(method));

    [Theory]
    [InlineData("Fixture.Waits.NumberAsync", """{"n": 5}""", "5")]
    [InlineData("Fixture.Waits.WordAsync", "{}", "'word'")]
    [InlineData("Fixture.Waits.NothingAsync", "{}", "None")]
    [InlineData("Fixture.Waits.NoValueAsync", "{}", "None")]
    [InlineData("Fixture.Waits.NullAsync", "{}", "None")]
    public async Task What_can_be_awaited_is_awaited_or_waited_for(string method, string arguments, string text)
    {
        var target = Users.Find(method, arguments);
        using var unit = target.Open();

        Assert.True(target.IsAwaitable);
        Assert.Equal(text, unit.User!.TextOf(await unit.RunAsync!()));
        Assert.Equal(text, Users.Text(method, arguments));
    }

    [Fact]
    public void What_cannot_be_awaited_is_not() => Assert.Null(Users.Find("Fixture.Scoring.Sum").Open().RunAsync);

    [Fact]
    public void What_an_assembly_depends_on_is_found_beside_it() =>
        Assert.Equal("'hello!'", Users.Text("Fixture.Scoring.Shout", """{"text": "hello"}"""));

    [Fact]
    public void A_dependency_that_is_not_there_is_named_with_what_helps()
    {
        var failure = Users.Failure("Fixture.Scoring.Shout", """{"text": "hello"}""", Users.CopyAlone(_folder));

        Assert.StartsWith("The assembly UserCode.Library (version 0.1.0.0) is needed", failure, StringComparison.Ordinal);
        Assert.Contains("<EnableDynamicLoading>true</EnableDynamicLoading>", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fixture.Scorin.Sum", "There is no class Fixture.Scorin in UserCode.Fixture.dll; near it is Fixture.Scoring.")]
    [InlineData("Scoring.Sum", "There is no class Scoring in UserCode.Fixture.dll; near it is Fixture.Scoring.")]
    [InlineData("Fixture.Scoring.Summ", "There is no method Summ in Fixture.Scoring; near it is Sum.")]
    [InlineData("Fixture.Counter.Reckon", "There is no method Reckon in Fixture.Counter; it has Count.")]
    [InlineData("Fixture.Scoring.Hidden", "Fixture.Scoring.Hidden is not public.")]
    [InlineData("Sum", "A method is named by Namespace.Class.Method, not 'Sum'.")]
    [InlineData("Fixture.Scoring.Same", "Fixture.Scoring.Same is generic: name a method that says all its types.")]
    [InlineData(
        "Fixture.Scoring.ByReference",
        "Fixture.Scoring.ByReference takes 'value' by reference, which JSON arguments cannot give: measure a method that calls it.")]
    [InlineData(
        "Fixture.Scoring.Spanning",
        "Fixture.Scoring.Spanning returns Span<int>, which cannot be kept: measure a method that returns its content.")]
    [InlineData("Fixture.Unfinished.Value", "Fixture.Unfinished is abstract, so there is nothing to call Value on.")]
    [InlineData(
        "Fixture.NeedsWords.Length",
        "Fixture.NeedsWords has no public constructor without parameters, so there is nothing to call Length on.")]
    public void A_method_that_cannot_be_called_is_refused_with_a_sentence(string method, string sentence) =>
        Assert.Equal(sentence, Users.Refusal(method));

    [Fact]
    public void A_class_far_from_all_is_answered_by_some_that_there_are() => Assert.Matches(
        @"^There is no class Zzzzzzzzz in UserCode\.Fixture\.dll; it has \d+, such as Fixture\.Broken, Fixture\.Counter, .*\.$",
        Users.Refusal("Zzzzzzzzz.Run"));

    [Fact]
    public void An_assembly_that_is_not_there_is_named() => Assert.Equal(
        $"There is no assembly {Repository.Root}/no/such.dll: build its project, and name the .dll that the build has written.",
        Users.Refusal("A.B.C", assembly: "no/such.dll"));

    [Theory]
    [InlineData("text.dll", "")]
    [InlineData("program", ": program.dll beside it may be the one")]
    public void A_file_that_is_no_assembly_is_named(string file, string advice)
    {
        var path = Path.Combine(_folder, file);
        File.WriteAllText(path, "no assembly");
        File.WriteAllText(Path.Combine(_folder, "program.dll"), "beside it");

        Assert.Equal(
            $"{path} is no .NET assembly that this runtime ({Environment.Version}) can load{advice}.",
            Users.Refusal("A.B.C", assembly: path));
    }

    [Fact]
    public void A_debug_build_is_refused()
    {
        var path = DebugBuild.Write(_folder);

        Assert.Equal(
            $"{path} is a debug build, whose times mean little: build it by `dotnet build -c Release`.",
            Users.Refusal("A.B.C", assembly: path));
    }
}
