namespace Scoring;

/// <summary>The same as score in scoring.py, with the same result.</summary>
public static class Work
{
    /// <summary>What a variant of the suite changes: more work by so many percent.</summary>
    private const int Percent = 0;

    private static readonly object? s_lock = null;

    public static long Score(int n)
    {
        if (s_lock is null)
        {
            return Sum(n);
        }

        lock (s_lock)
        {
            return Sum(n);
        }
    }

    private static long Sum(int n)
    {
        var (total, beside) = (0L, 0L);
        for (var i = 0; i < n; i++)
        {
            if (i % 3 != 0)
            {
                total += (long)i * i;
            }
        }

        for (var i = 0; i < n * Percent / 100; i++)
        {
            if (i % 3 != 0)
            {
                beside += (long)i * i;
            }
        }

        return beside < 0 ? beside : total;
    }
}
