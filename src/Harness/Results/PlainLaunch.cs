using GilBench.Model;

namespace GilBench.Results;

/// <summary>
/// Reads the line of a launch that is as this program writes it, in one pass and without the serializer: a run of ten thousand arms has a
/// hundred thousand of them. What the strict reader would refuse is not plain, so that it says what is wrong.
/// </summary>
internal static class PlainLaunch
{
    private static ReadOnlySpan<byte> Beginning => "{\"type\":\"launch\","u8;

    /// <param name="line">JSON in UTF-8, or what should be.</param>
    /// <param name="values">What earlier lines said.</param>
    /// <returns>
    /// What the strict reader would make of it; null where a field is not the next one or not of its kind, or says for the first time what
    /// launches share.
    /// </returns>
    public static Launch? Read(ReadOnlySpan<byte> line, RepeatedValues values)
    {
        if (!line.StartsWith(Beginning))
        {
            return null;
        }

        var fields = new LaunchFields(line, values);
        fields.Text("type"u8);
        var launch = new Launch(
            fields.Text("id"u8),
            fields.Whole("block"u8),
            fields.Whole("attempt"u8),
            fields.Whole("group"u8),
            fields.Whole("order"u8),
            fields.Shared("arm"u8, values.Arms),
            fields.Whole("tasks"u8),
            fields.Shared("outcome"u8, values.Outcomes),
            fields.SharedText("detail"u8),
            fields.FlagOrNull("results_agree"u8),
            Certificate(ref fields),
            fields.Shared("affinity_asked"u8, values.Cores),
            fields.SharedOrNull("affinity_read"u8, values.Cores),
            fields.EmptyTexts("faults"u8),
            fields.NumberOrNull("startup_seconds"u8),
            fields.NumberOrNull("shutdown_seconds"u8),
            Slices(ref fields),
            fields.Wholes("set_aside"u8),
            fields.NumberOrNull("waiting_cpu_share"u8),
            fields.SharedOrNull("runtime"u8, values.Runtimes),
            fields.SharedOrNull("modules"u8, values.Modules),
            fields.LargeOrNull("peak_rss_bytes"u8),
            fields.LargeOrNull("children_peak_rss_bytes"u8),
            fields.Null<NoiseDelta>("noise"u8),
            fields.SharedText("executable_sha256"u8),
            fields.Moment("started"u8),
            fields.NumberOrNull("duration_seconds"u8) ?? fields.NotPlain<double>(),
            fields.WholeOrNull("exit_code"u8));
        return fields.IsWhole() ? launch : null;
    }

    private static GilCertificate Certificate(ref LaunchFields fields)
    {
        fields.Begin("certificate"u8);
        var certificate = new GilCertificate(
            fields.Shared("verdict"u8, fields.Values.Verdicts),
            fields.FlagOrNull("expected_gil"u8),
            fields.NumberOrNull("cpu_per_wall"u8),
            fields.SharedText("reason"u8) ?? fields.NotPlain<string>());
        fields.End();
        return certificate;
    }

    private static SliceTable Slices(ref LaunchFields fields)
    {
        fields.Begin("slices"u8);
        var seconds = fields.Numbers("wall_seconds"u8);
        var slices = new SliceTable(
            seconds,
            fields.NumberColumn("cpu_self_seconds"u8, seconds.Count),
            fields.NumberColumn("cpu_children_seconds"u8, seconds.Count),
            fields.LargeColumn("voluntary_switches"u8, seconds.Count),
            fields.LargeColumn("involuntary_switches"u8, seconds.Count),
            fields.LargeColumn("minor_faults"u8, seconds.Count),
            fields.LargeColumn("major_faults"u8, seconds.Count),
            fields.SharedOrNull("gil_before"u8, fields.Values.GilStates),
            fields.SharedOrNull("gil_after"u8, fields.Values.GilStates),
            fields.WholeColumn("workers_seen"u8, seconds.Count),
            fields.Shared("results"u8, fields.Values.Results),
            fields.Null<IReadOnlyList<Lateness?>>("lateness_seconds"u8),
            fields.NumberColumn("cpu_system_seconds"u8, seconds.Count));
        fields.End();
        return slices;
    }
}
