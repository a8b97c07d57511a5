using System.Collections;
using System.Text.Json;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.DotNet.UserCode;

/// <summary>What is asked of the results of a user's method.</summary>
/// <param name="Rule"><see cref="WorkerCode.Compared"/> or <see cref="WorkerCode.Ignored"/>.</param>
/// <param name="Expected">The text that they must have; null where it is not known yet.</param>
/// <param name="Tolerance">Relative, for numbers; null: exact.</param>
/// <param name="Check">The user's method that accepts or refuses a result; null where there is none.</param>
internal sealed record ResultRequest(string Rule, string? Expected, double? Tolerance, string? Check);

/// <summary>Results of a user's method as texts, by which calls, workers, models and languages are held against each other.</summary>
/// <param name="method">Whose results they are.</param>
internal sealed class ResultTexts(ResultRequest requested, Func<object?, bool>? check, string method)
{
    private const string Ignored = "(ignored)";
    private const string Accepted = "(accepted)";

    /// <summary>As it is sent: a long one cut.</summary>
    public string Of(object result) => ResultText.Of(Whole(result, requested.Expected))!;

    /// <param name="expected">Is the text itself where the result equals what it says, within the tolerance.</param>
    public string Whole(object result, string? expected)
    {
        if (LazyResult.Is(result))
        {
            throw new UserCodeException(
                $"{method} returns a sequence that is computed only where it is read, so its work would not be timed: "
                + "let it return a list.");
        }

        if (requested.Rule == WorkerCode.Ignored)
        {
            return Ignored;
        }

        var value = result == UserCalls.Nothing ? null : result;
        return check is null ? Text(value, expected)
            : IsAccepted(value) ? Accepted : $"(rejected) {Text(value, expected: null)}";
    }

    private string Text(object? value, string? expected)
    {
        try
        {
            var text = ResultWords.Of(value);
            if (text == "{}" && value is not IEnumerable)
            {
                throw NoText(value, "has nothing public to compare");
            }

            return expected is not null && text != expected && SameValue.Is(text, expected, requested.Tolerance) ? expected : text;
        }
        catch (Exception failure) when (failure is NotSupportedException or JsonException)
        {
            throw NoText(value, "cannot be written as JSON");
        }
    }

    private UserCodeException NoText(object? value, string why) => new(
        $"The result of {method} ({TypeWords.Of(value!.GetType())}) {why}: name a check for it, or let its result be ignored.");

    /// <summary>A check refuses by false or by raising.</summary>
    private bool IsAccepted(object? value)
    {
        try
        {
            return check!(value);
        }
        catch (Exception failure) when (failure is not UsageException)
        {
            return false;
        }
    }
}
