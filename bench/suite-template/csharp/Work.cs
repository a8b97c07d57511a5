namespace Scoring;

/// <summary>What suite.json measures in C#: public static methods, whose parameters are named as the arguments there.</summary>
public static class Work
{
    /// <summary>The same as score in scoring.py, with the same result.</summary>
    public static long Score(int n)
    {
        var total = 0L;
        for (var i = 0; i < n; i++)
        {
            if (i % 3 != 0)
            {
                total += (long)i * i;
            }
        }

        return total;
    }
}
