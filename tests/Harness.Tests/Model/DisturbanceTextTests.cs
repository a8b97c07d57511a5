using GilBench.Model;

namespace GilBench.Tests.Model;

public sealed class DisturbanceTextTests
{
    [Fact]
    public void Every_sentence_that_is_written_is_counted_under_its_reason()
    {
        (Disturbance Kind, string Sentence)[] written =
        [
            (Disturbance.WrongCores, DisturbanceText.WrongCores([7], [0, 1])),
            (Disturbance.Throttled, DisturbanceText.Throttled(0.1)),
            (Disturbance.Stolen, DisturbanceText.Stolen(0.034, 0.02)),
            (Disturbance.OtherPrograms, DisturbanceText.OtherPrograms(0.2, 0.1)),
            (Disturbance.LostTime, DisturbanceText.LostTime(0.9, 0.97)),
            (Disturbance.WorkedWhileWaiting, DisturbanceText.WorkedWhileWaiting(0.3, 1.2)),
            (Disturbance.Unknown, "Something else."),
        ];

        Assert.Equal(Enum.GetValues<Disturbance>(), written.Select(one => one.Kind));
        Assert.All(written, one => Assert.Equal(one.Kind, DisturbanceText.KindOf(one.Sentence)));
        Assert.Equal(written.Length, written.Select(one => DisturbanceText.Words(one.Kind)).Distinct().Count());
    }

    /// <summary>Sentences of runs of version 0.1.0.</summary>
    [Theory]
    [InlineData("It ran on cores 7 instead of 0,1.", Disturbance.WrongCores)]
    [InlineData("The cgroup's CPU quota stopped it for 0.100 s.", Disturbance.Throttled)]
    [InlineData("The hypervisor took 3.4% of its cores' time (at most 2%).", Disturbance.Stolen)]
    [InlineData(
        "Other programs used 24% of its cores' time (at most 10%), and it got less of them than it could use.", Disturbance.OtherPrograms)]
    [InlineData("Its one worker had a core for only 91% of the time (at least 97%).", Disturbance.LostTime)]
    internal void The_sentences_of_earlier_runs_are_known(string sentence, Disturbance kind) =>
        Assert.Equal(kind, DisturbanceText.KindOf(sentence));
}
