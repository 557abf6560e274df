using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Export;

/// <summary>Names from a server or an object cannot send control characters to the terminal.</summary>
public sealed class HostileNameTests : FolderTests
{
    [Fact]
    public async Task Control_characters_in_class_names_are_replaced()
    {
        const string Name = """\u001b]0;pwned\u0007\u009b31m\ud800red""";
        var answer = $$"""{"predictions":[{"x":20,"y":20,"width":9,"height":9,"confidence":0.5,"class":"{{Name}}"},{"x":-90,"y":9,"width":1,"height":1,"confidence":0.5,"class":"{{Name}}"}]}""";
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((200, "application/json", answer)));
        var host = new RecordingHost();
        using var session = new ModuleSession(host);
        var run = session.Run(
            """
            $found = Invoke-RoboflowDetection $args[1] shapes/1 -Endpoint $args[0] -ApiKey emulator-key
            & { $found; [version] '1.2.3.4'; $found; $found | ForEach-Object ToString } | Out-Default
            $found | Export-RoboflowCrop $args[2] -WhatIf
            $found | Export-RoboflowCrop $args[2]
            $found
            """, null, server.Address, Image(), At("out"));
        Assert.All(run.Output, p => Assert.Equal("\uFFFD]0;pwned\uFFFD\uFFFD31m\uFFFDred", p.Properties["Class"].Value));
        var error = DetectionFixture.TheError(run, "BoxOutsideImage", System.Management.Automation.ErrorCategory.InvalidData);
        Assert.DoesNotContain(error.ToString(), char.IsControl);
        Assert.Contains("What if", host.Shown, StringComparison.Ordinal);
        Assert.Contains("\uFFFD]0;pwned\uFFFD", host.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Shown, c => char.IsControl(c) && c is not ('\r' or '\n'));
    }

    [Theory]
    [InlineData("Export-RoboflowDataset \"$($args[1]).csv\" -Format Csv", "X = 5; Width = -1", "ImpossibleBox")]
    [InlineData("Export-RoboflowCrop $args[1]", "X = -90; Width = 1", "BoxOutsideImage")]
    public void Control_characters_in_error_messages_are_replaced(string command, string box, string id)
    {
        var run = _session.Run(
            $$"""@{ Y = 5; Height = 4; Path = $args[0]; Class = $args[2]; {{box}} } | {{command}}""",
            null,
            Image(),
            At("out"),
            "\e]0;pwned\a");
        var error = DetectionFixture.TheError(run, id, System.Management.Automation.ErrorCategory.InvalidData);
        Assert.Contains("\uFFFD]0;pwned\uFFFD", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(error.ToString(), char.IsControl);
    }

    private string Image()
    {
        File.WriteAllBytes(At("a.jpg"), DetectionFixture.RedCircle);
        return At("a.jpg");
    }
}
