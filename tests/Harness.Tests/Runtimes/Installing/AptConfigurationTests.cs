using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

public sealed class AptConfigurationTests
{
    private const string Unknown = "$(ORIGIN)|$(LABEL)|";

    [Theory]
    [InlineData(
        "Debian|Debian-Security|http://d.invalid/debian-security/\nDebian|Debian|http://d.invalid/debian/\n", "",
        "http://d.invalid/debian/")]
    [InlineData(
        ". nodesource|.|http://n.invalid/\nDebian|Debian|http://d.invalid/debian/\n", Unknown + "http://n.invalid/\n",
        "http://d.invalid/debian/")]
    [InlineData("", Unknown + "http://d.invalid/debian-security/\n" + Unknown + "http://d.invalid/debian/\n", "http://d.invalid/debian/")]
    [InlineData(
        "", Unknown + "http://v.invalid/\n" + Unknown + "http://d.invalid/debian/\n", "http://d.invalid/debian/", "http://v.invalid/")]
    [InlineData(
        "Debian|Debian|http://mirror.invalid/\n", Unknown + "http://debian.invalid/\n", "http://mirror.invalid/", "http://debian.invalid/")]
    [InlineData("Debian|Debian|cdrom:[Debian]/\n", Unknown + "cdrom:[Debian]/\n")]
    [InlineData("Ubuntu|Ubuntu|http://u.invalid/ubuntu/\n", Unknown + "http://u.invalid/ubuntu/\n")]
    [InlineData("", Unknown + "http://u.invalid/ubuntu/\n", "http://u.invalid/ubuntu/")]
    [InlineData("", "")]
    public void The_archives_are_those_that_this_machine_is_configured_for_and_that_are_not_known_to_be_of_others(
        string downloaded, string configured, params string[] archives) =>
        Assert.Equal(archives, AptConfiguration.ArchivesOf(downloaded, configured));

    [Fact]
    public void Everything_private_stands_in_the_given_folder()
    {
        var lines = AptConfiguration.Text("/x", "someone").Split('\n').Where(line => line.StartsWith("Dir::", StringComparison.Ordinal))
            .ToList();

        Assert.All(
            lines.Where(line => line != "Dir::Etc::sourceparts \"-\";"), line => Assert.Contains("\"/x/", line, StringComparison.Ordinal));
        Assert.Contains("Dir::State \"/x/state\";", lines);
        Assert.Contains("APT::Sandbox::User \"someone\";", AptConfiguration.Text("/x", "someone"), StringComparison.Ordinal);
    }
}
