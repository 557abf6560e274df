using System;
using System.IO;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Export;

/// <summary>The templates of -FileName and -Label: braces as in .NET's composite formats; every mistake is an error.</summary>
public sealed class TemplateTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Box = "@{ X = 50; Y = 50; Width = 40; Height = 40; Class = 'cat'; Confidence = .873; Path = $args[0] } | ";

    [Theory]
    [InlineData("{Class}", "cat")]
    [InlineData("{{Class}}", "{Class}")]
    [InlineData("{{{Class}}}", "{cat}")]
    [InlineData("{{x}}-{CLASS}-{Index:000}", "{x}-cat-001")]
    [InlineData("}}{Confidence:P0}{{", "}87%{")]
    [InlineData("{Model}{ClassId}-{Class:}", "-cat")]
    [InlineData("{Index:D099}", null)]
    public void A_name_is_filled_in(string template, string? name)
    {
        var run = given.Run(
            Box + "Export-RoboflowCrop $args[1] -Force -PassThru -FileName $args[2]",
            null,
            given.File("a.jpg").FullName,
            Path.Combine(given.Folder, "crops"),
            template);
        Assert.Empty(run.Errors);
        Assert.Equal((name ?? "1".PadLeft(99, '0')) + ".jpg", ((FileInfo)Assert.Single(run.Output).BaseObject).Name);
    }

    [Theory]
    [InlineData("{Class")]
    [InlineData("Class}")]
    [InlineData("{")]
    [InlineData("{{Class}")]
    [InlineData("{Class}}")]
    [InlineData("{Class{Index}}")]
    [InlineData("{}")]
    [InlineData("{Nonsense}")]
    [InlineData("{Class:upper}")]
    [InlineData("{Name:000}")]
    [InlineData("{Model:D}")]
    [InlineData("{DetectionId:N}")]
    [InlineData("{TrackerId:N}")]
    [InlineData("{ClassConfidence:D}")]
    [InlineData("{Confidence:D}")]
    [InlineData("{Confidence:F100}")]
    [InlineData("{X:N0999999999}")]
    public void Invalid_template_ends_the_run(string template)
    {
        foreach (var command in new[] { "Export-RoboflowCrop -FileName", "Export-RoboflowImage -Label" })
        {
            var folder = Path.Combine(given.Folder, "none");
            var run = given.Run(Box + command + " $args[2] -Destination $args[1]", null, given.File("a.jpg").FullName, folder, template);
            var error = DetectionFixture.TheError(run, "InvalidTemplate", ErrorCategory.InvalidArgument);
            Assert.Equal(template, error.TargetObject);
            Assert.Contains(template.Trim('{', '}').Split(':', '{')[^1], error.ToString(), StringComparison.Ordinal);
            Assert.False(Directory.Exists(folder));
        }
    }
}
