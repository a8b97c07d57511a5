namespace GilBench.Tests.Recipes;

/// <summary>Which two commits the shell steps of <c>action.yml</c> compare, by what happened in the repository.</summary>
[Trait("category", "process")]
public sealed class ComparedRevisionsTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public async Task A_pull_request_is_compared_with_the_target_that_GitHub_merged_it_into()
    {
        using var action = new CompositeAction();
        var repository = action.Repository;
        repository.Git("checkout", "--quiet", "-b", "change", repository.First);
        repository.Commit();
        repository.Git("checkout", "--quiet", "--detach", "main");
        repository.Git("merge", "--quiet", "--no-ff", "--message", "merged", "change");
        var merged = repository.Git("rev-parse", "HEAD");
        SetPullRequest(action, merged);

        Assert.True(await action.RunAsync(), action.Log);

        AssertCompared(action, repository.Second, merged);
    }

    [Fact]
    public async Task A_pull_request_whose_own_last_commit_is_checked_out_is_compared_with_where_it_left_the_target()
    {
        using var action = new CompositeAction();
        var repository = action.Repository;
        repository.Git("checkout", "--quiet", "-b", "change", repository.First);
        var head = repository.Commit();
        // As after actions/checkout: the target is there as a branch of the remote alone.
        repository.Git("update-ref", "refs/remotes/origin/main", "main");
        repository.Git("branch", "--quiet", "-D", "main");
        SetPullRequest(action, merged: new string('a', 40));

        Assert.True(await action.RunAsync(), action.Log);

        AssertCompared(action, repository.First, head);
    }

    [Fact]
    public async Task A_push_is_compared_with_what_the_branch_was_before()
    {
        using var action = new CompositeAction();
        action.Before = action.Repository.First;
        var head = action.Repository.Commit();

        Assert.True(await action.RunAsync(), action.Log);

        AssertCompared(action, action.Repository.First, head);
    }

    [Fact]
    public async Task The_first_push_of_a_branch_is_compared_with_the_commit_before_it()
    {
        using var action = new CompositeAction { Before = new string('0', 40) };

        Assert.True(await action.RunAsync(), action.Log);

        AssertCompared(action, action.Repository.First, action.Repository.Second);
    }

    [Fact]
    public async Task A_branch_that_only_the_remote_has_can_be_named()
    {
        using var action = new CompositeAction();
        action.Repository.Git("update-ref", "refs/remotes/origin/release", action.Repository.First);
        action.Inputs["base"] = "release";

        Assert.True(await action.RunAsync(), action.Log);

        AssertCompared(action, action.Repository.First, action.Repository.Second);
    }

    [Fact]
    public async Task A_base_that_has_no_suite_yet_is_no_failure()
    {
        using var action = new CompositeAction();
        var suite = Path.Combine(action.Repository.Root, "perf", "suite.json");
        File.Delete(suite);
        action.Repository.Commit();
        File.WriteAllText(suite, "{}");
        action.Repository.Commit();

        await AssertNothingToCompareAsync(action, "has no suite in perf yet.");
    }

    [Fact]
    public async Task A_commit_is_not_compared_with_itself()
    {
        using var action = new CompositeAction();
        action.Inputs["base"] = "main";

        await AssertNothingToCompareAsync(action, "Base and head are the same commit, ");
    }

    private static async Task AssertNothingToCompareAsync(CompositeAction action, string said)
    {
        Assert.True(await action.RunAsync(), action.Log);

        Assert.Contains("::notice title=GilBench has nothing to compare::", action.Log, Ordinal);
        Assert.Contains(said, action.Summary, Ordinal);
        Assert.Equal("nothing-to-compare", action.OutputOf("outcome"));
        Assert.DoesNotContain(action.Asked, words => words[0] == "compare");
    }

    private static void AssertCompared(CompositeAction action, string @base, string head) =>
        Assert.Equal(["--base", @base, "--head", head], action.Asked[^1].Skip(3).Take(4));

    private static void SetPullRequest(CompositeAction action, string merged)
    {
        action.Event["GITHUB_EVENT_NAME"] = "pull_request";
        action.Event["GITHUB_BASE_REF"] = "main";
        action.Event["GITHUB_REF"] = "refs/pull/7/merge";
        action.Event["GITHUB_SHA"] = merged;
    }
}
