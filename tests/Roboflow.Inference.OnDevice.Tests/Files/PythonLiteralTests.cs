using System.Collections.Generic;
using System.IO;
using Roboflow.Inference.OnDevice.Files;

namespace Roboflow.Inference.OnDevice.Tests.Files;

public sealed class PythonLiteralTests
{
    [Theory]
    [InlineData("{0: 'person', 1: \"driver's door\"}", "person|driver's door")]
    [InlineData("{0: 'a, b: c', 1: 'd}'}", "a, b: c|d}")]
    [InlineData("{0: 'it\\'s', 1: \"say \\\"hi\\\"\"}", "it's|say \"hi\"")]
    [InlineData("{0: 'tab\\there', 1: 'back\\\\slash', 2: 'caf\\xe9', 3: '\\u7a93', 4: '\\U0001f6a2'}", "tab\there|back\\slash|café|窓|🚢")]
    [InlineData("['a', 'b',]", "a|b")]
    [InlineData("('a', \"b\")", "a|b")]
    [InlineData("{2: 'c', 0: 'a'}", "a||c")]
    [InlineData("{ 0 : 'a' ,\n 1 : 'b' }", "a|b")]
    [InlineData("{0: 7, 1: 'x'}", "7|x")]
    [InlineData("{\"0\": \"a\", \"1\": \"b\"}", "a|b")]
    [InlineData("{}", "")]
    public void Names_are_read_as_Python_writes_them(string text, string expected)
    {
        var names = new ExporterMetadata(new Dictionary<string, string> { ["names"] = text }).Names;

        Assert.Equal(expected, string.Join('|', names!));
    }

    [Theory]
    [InlineData("{0: 'a'")]
    [InlineData("{0 'a'}")]
    [InlineData("{0: 'a")]
    [InlineData("{-1: 'a'}")]
    [InlineData("{99999999: 'a'}")]
    [InlineData("{'x': 'a'}")]
    [InlineData("{0: ['a', 'b']}")]
    [InlineData("[['a', 'b']]")]
    [InlineData("__import__('os')")]
    [InlineData("[[[[[[[[[[[[1]]]]]]]]]]]]")]
    [InlineData("{0: '\\xZZ'}")]
    [InlineData("")]
    public void Malformed_metadata_is_left_out_with_a_warning(string text)
    {
        var metadata = new ExporterMetadata(new Dictionary<string, string> { ["names"] = text });

        Assert.Null(metadata.Names);
        Assert.Contains("names", Assert.Single(metadata.Warnings));
    }

    [Theory]
    [InlineData("[480, 640]", 640, 480)]
    [InlineData("(480, 640)", 640, 480)]
    [InlineData("320", 320, 320)]
    public void Sizes_have_the_height_first(string text, int width, int height) =>
        Assert.Equal((width, height), new ExporterMetadata(new Dictionary<string, string> { ["imgsz"] = text }).ImageSize);

    [Fact]
    public void Nested_text_ends_at_its_bound() => Assert.Throws<InvalidDataException>(() => PythonLiteral.Parse(new string('[', 100_000)));
}
