using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>Boxes of any class name round-trip through our files or are one error each.</summary>
public sealed class ClassNameTests : FolderTests
{
    private static readonly string[] Ordinary =
    [
        " padded ", " ", "\u00A0no-break\u00A0", "\tindented\n", "two\nlines", "cr\r\nlf", "\r", "line\u2028separator", "next\u0085line",
        "\uFEFFmark", "a, b", "it's \"quoted\" # no comment", "12\" # pipe", "'quoted'", "\"quoted\"",
        "back\\slash\\", "", new(
            'x',
            10_000), "🐱 🏳️‍🌈", "עברית \u202Ereversed", "e\u0301", "<b>&amp;]]>", "{0}: [x]", "- item", "null", "=1+1", "del\u007F", "c1\u0090",
    ];

    private static readonly string[] NotInXml = ["\u0001control", "bell\u0007", "nul\0byte", "not\uFFFEa character"];

    private static readonly string[] NotUnicode = ["half\uD83D", "\uDC31half"];

    [Theory]
    [InlineData("Coco")]
    [InlineData("Yolo")]
    [InlineData("Voc")]
    [InlineData("Csv")]
    [InlineData("JsonLines")]
    public void A_class_comes_back_as_it_was(string format) =>
        Assert.All(format == "Voc" ? Ordinary : [.. Ordinary, .. NotInXml], name =>
        {
            var (classes, errors) = ThereAndBack(format, name);
            Assert.Empty(errors);
            Assert.Equal([name, "cat", name, "dog"], classes);
        });

    [Theory]
    [InlineData("Coco")]
    [InlineData("Yolo")]
    [InlineData("Voc")]
    [InlineData("Csv")]
    [InlineData("JsonLines")]
    public void Class_name_that_the_format_cannot_hold_fails_only_its_own_boxes(string format) =>
        Assert.All(format == "Voc" ? [.. NotUnicode, .. NotInXml] : NotUnicode, name =>
        {
            var (classes, errors) = ThereAndBack(format, name);
            Assert.Equal(["cat", "dog"], classes);
            Assert.Equal(["InvalidClassName a.jpg", "InvalidClassName a.jpg"], errors);
        });

    private (string[] Classes, string[] Errors) ThereAndBack(string format, string name)
    {
        var run = _session.Run(
            $$"""
            param($file, $name)
            $name, 'cat', $name, 'dog' | ForEach-Object { @{X=5;Y=5;Width=4;Height=4;Class=$_;Path='a.jpg';ImageWidth=20;ImageHeight=10} } | Export-RoboflowDataset $file -Format {{format}} -Force
            Import-RoboflowDataset -LiteralPath $file -Format {{format}} -ImageWidth 20 -ImageHeight 10
            """, null, At("set"), name);
        Assert.All(run.Errors, e => Assert.DoesNotContain(e.ToString(), char.IsControl));
        return ([.. run.Output.Select(o => ((Prediction)o.BaseObject).Class)], [.. run.Errors
            .Select(e => e.FullyQualifiedErrorId.Split(',')[0] + " " + e.TargetObject)]);
    }
}
