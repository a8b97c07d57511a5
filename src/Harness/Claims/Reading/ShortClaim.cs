using System.Globalization;
using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Reading;

/// <summary>
/// Claims on the command line: <c>[WORKLOAD[+SET]:] MODEL[@RUNTIME] vs MODEL[@RUNTIME] (&lt;=|&gt;=|==) N x [at K cores]</c>. The first
/// model's speed-up over the second is at most, at least, or (give or take the margin) N; times are compared per unit of work. The
/// workload may be left out where there is only one.
/// </summary>
internal static class ShortClaim
{
    public const string Example = "sum_squares: threads@cpython-3.13 vs sequential <= 1.1x at 2 cores";

    private const string ExampleWithoutWorkload = "threads@*t vs sequential >= 1.5x at 2 cores";

    private static readonly string[] s_comparisons = ["<=", ">=", "=="];

    /// <summary>Ids have no colon and no comparison, and are one word.</summary>
    public static bool IsOne(string text) => NamesWorkload(text)
        || s_comparisons.Any(comparison => text.Contains(comparison, StringComparison.Ordinal))
        || text.Split((char[]?)null).Contains("vs");

    /// <param name="workloads">Those that there are; a claim that names none is about the only one.</param>
    /// <exception cref="ClaimException">
    /// Says at which character what was expected, or that one of several workloads is to be named.
    /// </exception>
    public static Claim Parse(string text, params IReadOnlyList<string> workloads)
    {
        var scanner = new Scanner(text);
        var (workload, set) = NamesWorkload(text) ? WorkloadAndSet(scanner) : (OnlyOneOf(workloads, text), null);
        var (model, runtime) = Arm(scanner);
        scanner.Expect("vs");
        var (baseModel, baseRuntime) = Arm(scanner);
        var comparison = scanner.OneOf(s_comparisons);
        var factor = scanner.Number("a factor such as 1.1");
        scanner.Expect("x");
        int? cores = null;
        if (scanner.Take("at"))
        {
            cores = scanner.Whole("a number of cores");
            scanner.Expect(cores == 1 ? "core" : "cores");
        }

        scanner.End();
        var arm = new ArmSelector(model, workload, set, runtime, Cores: cores);
        return Claim(text, arm, new ArmSelector(baseModel, Runtime: baseRuntime), comparison, factor);
    }

    private static bool NamesWorkload(string text) => text.Contains(':', StringComparison.Ordinal);

    private static (string Workload, string? Set) WorkloadAndSet(Scanner scanner)
    {
        var workload = scanner.Name("a workload");
        var set = scanner.Take("+") ? scanner.Name("a parameter set") : null;
        scanner.Expect(":");
        return (workload, set);
    }

    private static string OnlyOneOf(IReadOnlyList<string> workloads, string text) => workloads switch
    {
        [var only] => only,
        [var first, ..] => throw new ClaimException(
            $"--claim \"{VisibleText.Of(text)}\" names no workload; name one of {string.Join(", ", workloads)}, such as "
                + $"\"{first}: {VisibleText.Of(text.Trim())}\"."),
        [] => throw new ClaimException(
            $"--claim \"{VisibleText.Of(text)}\" names no workload; a short claim looks like \"{Example}\"."),
    };

    private static Claim Claim(string text, ArmSelector arm, ArmSelector over, string comparison, double factor)
    {
        // "At most N" leaves no margin above N, and what "at most" is judged by is the factor and the margin together.
        var (relation, stated) = comparison switch
        {
            "<=" => (ClaimRelation.NoSpeedUp, factor / (1 + ClaimStatement.DefaultMargin)),
            ">=" => (ClaimRelation.AtLeast, factor),
            _ => (ClaimRelation.Equivalent, factor),
        };
        var statement = new ClaimStatement(text, relation, arm, ExpectedVerdicts.HoldsEverywhere, over, Factor: stated);
        return new Claim(IdOf(text), "the command line", text, Restated: statement);
    }

    private static (string Model, string? Runtime) Arm(Scanner scanner)
    {
        var model = scanner.Name("an execution model");
        return (model, scanner.Take("@") ? scanner.Name("a runtime") : null);
    }

    /// <summary>The text itself in the letters of an id.</summary>
    private static string IdOf(string text)
    {
        var spelled = text.Replace("<=", " at-most ", StringComparison.Ordinal).Replace(">=", " at-least ", StringComparison.Ordinal)
            .ToLower(CultureInfo.InvariantCulture);
        var letters = new string([.. spelled.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]);
        return string.Join('-', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private sealed class Scanner(string text)
    {
        private int _position;

        /// <summary>Where the name or number that was read last begins.</summary>
        private int _token;

        public string Name(string expected) => While(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '*' or '?', expected);

        public double Number(string expected)
        {
            var digits = While(c => char.IsAsciiDigit(c) || c == '.', expected);
            return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw Wrong($"{expected}, above 0", _token);
        }

        public int Whole(string expected)
        {
            var digits = While(char.IsAsciiDigit, expected);
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw Wrong($"{expected}, at least 1", _token);
        }

        public bool Take(string word)
        {
            SkipBlanks();
            var taken = string.CompareOrdinal(text, _position, word, 0, word.Length) == 0 && !IsCutFromLonger(word);
            _position += taken ? word.Length : 0;
            return taken;
        }

        /// <summary>"vs" is no word of "vsequential", nor "core" of "cores".</summary>
        private bool IsCutFromLonger(string word) =>
            char.IsAsciiLetter(word[^1]) && _position + word.Length < text.Length
                && char.IsAsciiLetterOrDigit(text[_position + word.Length]);

        public void Expect(string word)
        {
            if (!Take(word))
            {
                throw Wrong($"'{word}'", _position);
            }
        }

        public string OneOf(IReadOnlyList<string> words) =>
            words.FirstOrDefault(Take) ?? throw Wrong(string.Join(" or ", words.Select(word => $"'{word}'")), _position);

        public void End()
        {
            SkipBlanks();
            if (_position < text.Length)
            {
                throw Wrong("the end", _position);
            }
        }

        private string While(Func<char, bool> belongs, string expected)
        {
            SkipBlanks();
            _token = _position;
            while (_position < text.Length && belongs(text[_position]))
            {
                _position++;
            }

            return _position > _token ? text[_token.._position] : throw Wrong(expected, _token);
        }

        private void SkipBlanks()
        {
            while (_position < text.Length && char.IsWhiteSpace(text[_position]))
            {
                _position++;
            }
        }

        /// <param name="at">Where what is wrong begins, blanks passed over.</param>
        private ClaimException Wrong(string expected, int at)
        {
            var found = at < text.Length ? $"'{VisibleText.Cut(text[at..])}'" : "the end";
            var example = NamesWorkload(text) ? Example : ExampleWithoutWorkload;
            return new ClaimException(string.Create(
                CultureInfo.InvariantCulture,
                $"--claim \"{VisibleText.Of(text)}\": at character {at + 1}, {expected} was expected instead of {found}; a short claim "
                    + $"looks like \"{example}\"."));
        }
    }
}
