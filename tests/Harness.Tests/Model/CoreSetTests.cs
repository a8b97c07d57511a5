using System.Text.Json;
using GilBench.Model;

namespace GilBench.Tests.Model;

public sealed class CoreSetTests
{
    [Fact]
    public void Its_text_is_what_taskset_takes() => Assert.Equal("0-2,8", new CoreSet([8, 2, 1, 0]).ToString());

    [Fact]
    public void The_same_CPUs_in_another_order_are_the_same_set()
    {
        Assert.Equal(new CoreSet([0, 1]), new CoreSet([1, 0, 1]));
        Assert.Equal(new CoreSet([0, 1]).GetHashCode(), new CoreSet([1, 0, 1]).GetHashCode());
        Assert.NotEqual(new CoreSet([0, 1]), new CoreSet([0, 2]));
    }

    [Fact]
    public void It_survives_strict_JSON()
    {
        var cores = new CoreSet([4, 0]);

        var json = JsonSerializer.Serialize(cores, JsonSerializerOptions.Strict);

        Assert.Equal("""{"Cpus":[0,4]}""", json);
        Assert.Equal(cores, JsonSerializer.Deserialize<CoreSet>(json, JsonSerializerOptions.Strict));
    }
}
