using GilBench.Processes;

namespace GilBench.Tests.Processes;

public sealed class PythonVariablesTests
{
    [Fact]
    public void What_the_user_has_set_for_Python_is_taken_away_and_what_is_asked_for_is_set()
    {
        var user = new Dictionary<string, string> { ["PYTHONPATH"] = "/x", ["PYTHON_GIL"] = "0", ["PYENV_ROOT"] = "/p", ["PATH"] = "/bin" };

        var cleaned = PythonVariables.Cleaned(user.Keys, new Dictionary<string, string> { ["PYTHON_GIL"] = "1" });

        Assert.Equal(new Dictionary<string, string?> { ["PYTHONPATH"] = null, ["PYTHON_GIL"] = "1" }, cleaned);
    }
}
