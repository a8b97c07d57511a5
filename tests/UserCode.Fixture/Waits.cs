namespace Fixture;

/// <summary>Methods that can be awaited.</summary>
public static class Waits
{
    public static async Task<int> NumberAsync(int n)
    {
        await Task.Delay(1);
        return n;
    }

    public static async ValueTask<string> WordAsync()
    {
        await Task.Yield();
        return "word";
    }

    public static async Task NothingAsync() => await Task.Delay(1);

    public static async ValueTask NoValueAsync() => await Task.Yield();

    public static async Task<string?> NullAsync()
    {
        await Task.Yield();
        return null;
    }

    public static async Task<int> FailAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("awaited in vain");
    }
}
