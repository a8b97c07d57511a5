using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

public sealed class AptConfigurationTests
{
    [Theory]
    [InlineData("Debian|Debian-Security|http://d.invalid/debian-security/\nDebian|Debian|http://d.invalid/debian/\n", "http://d.invalid/debian/")]
    [InlineData(". nodesource|.|http://n.invalid/\nDebian|Debian|http://d.invalid/debian/\n", "http://d.invalid/debian/")]
    [InlineData("$(ORIGIN)|$(LABEL)|http://d.invalid/debian-security/\n$(ORIGIN)|$(LABEL)|http://d.invalid/debian/\n", "http://d.invalid/debian/")]
    [InlineData("$(ORIGIN)|$(LABEL)|http://other.invalid/\nDebian|Debian|http://d.invalid/debian/\n", "http://d.invalid/debian/")]
    [InlineData("Debian|Debian|cdrom:[Debian]/\n", null)]
    [InlineData("Ubuntu|Ubuntu|http://u.invalid/ubuntu/\n", null)]
    [InlineData("", null)]
    public void The_archive_is_the_one_this_machine_is_configured_for(string targets, string? archive) =>
        Assert.Equal(archive, AptConfiguration.ArchiveOf(targets));

    [Fact]
    public void Everything_private_stands_in_the_given_folder()
    {
        var lines = AptConfiguration.Text("/x", "someone").Split('\n').Where(line => line.StartsWith("Dir::", StringComparison.Ordinal)).ToList();

        Assert.All(lines.Where(line => line != "Dir::Etc::sourceparts \"-\";"), line => Assert.Contains("\"/x/", line, StringComparison.Ordinal));
        Assert.Contains("Dir::State \"/x/state\";", lines);
        Assert.Contains("APT::Sandbox::User \"someone\";", AptConfiguration.Text("/x", "someone"), StringComparison.Ordinal);
    }
}
