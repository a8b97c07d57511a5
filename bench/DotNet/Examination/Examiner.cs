using System.Globalization;
using System.Text.Json;
using GilBench.DotNet.Machine;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.UserCode;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.DotNet.Examination;

/// <summary>
/// <c>--examine</c>: calls a method of the user's a few times and says what came of it, before anything is planned. Whatever the method
/// does, there is one answer and the exit code 0; that it hangs is for whoever asked to notice.
/// </summary>
internal sealed class Examiner(TextReader input, ReplyStream replies)
{
    private readonly Lock _lock = new();
    private bool _isAnswered;

    /// <summary>Does not return.</summary>
    public int Run()
    {
        var question = input.ReadLine();
        StandardInput.HideFromUserCode();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(new CodeExamination(
            string.Create(CultureInfo.InvariantCulture, $"it ended the process with exit code {Environment.ExitCode}")));
        AppDomain.CurrentDomain.UnhandledException += (_, failed) => End(new CodeExamination(
            $"it left a thread behind that raised {failed.ExceptionObject.GetType().Name}"));
        return End(Answer(question));
    }

    private static CodeExamination Answer(string? question)
    {
        try
        {
            return Examine(Read(question));
        }
        catch (UsageException failure)
        {
            return new CodeExamination(failure.Message);
        }
        catch (UserCodeException failure)
        {
            return new CodeExamination(failure.IsRaised ? $"it raised {failure.Message}" : failure.Message);
        }
    }

    private static MethodQuestion Read(string? line)
    {
        try
        {
            return JsonSerializer.Deserialize(line ?? "null", ProtocolJson.Default.MethodQuestion)
                ?? throw new UsageException("There is no question: give one JSON object on one line of standard input.");
        }
        catch (JsonException failure)
        {
            throw new UsageException(
                $"The question cannot be read: {RequestFault.Of(line!, failure, ProtocolJson.Default.MethodQuestion)}");
        }
    }

    private static CodeExamination Examine(MethodQuestion question)
    {
        var results = new ResultRequest(question.Result, Expected: null, question.Tolerance, question.Check);
        var target = UserTarget.Find(new MethodRequest(question.Assembly, question.Method, question.Folder, question.Arguments, results));
        Environment.CurrentDirectory = question.Folder;
        using var unit = target.Open();
        return new FirstCalls(target, unit, question.CallsSeconds).Examine();
    }

    /// <summary>Not by returning: the user's code may have left threads behind, for which the runtime would wait.</summary>
    private int End(CodeExamination answer)
    {
        lock (_lock)
        {
            if (!_isAnswered)
            {
                _isAnswered = true;
                replies.Write(answer, ProtocolJson.Default.CodeExamination);
            }

            Libc.EndProcess(0);
            return 0;
        }
    }
}
