using System;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Ids beyond 64 bits, and members of annotations that other tools write in another form.</summary>
public sealed class CocoEntryTests : DatasetReading
{
    [Theory]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567891")]
    [InlineData("18446744073709551616", "18446744073709551617")]
    [InlineData("9007199254740993.0", "9007199254740992.0")]
    [InlineData("1e400", "1e401")]
    [InlineData("1e-1", "1e-2")]
    [InlineData("1e99999999999999999999", "2e99999999999999999999")]
    public void Long_ids_are_not_confused(string first, string second)
    {
        Put(
            $"{{\"id\":{first},\"file_name\":\"a.jpg\"}},{{\"id\":{second},\"file_name\":\"b.jpg\"}}",
            $"\"image_id\":{second},\"category_id\":1,\"bbox\":[1,2,3,4]");
        var read = Folder.Read(DatasetFormat.Coco, "a.json");
        Assert.Empty(Folder.Problems);
        Assert.EndsWith("b.jpg", Assert.Single(read, r => r.Predictions.Count == 1).Path, StringComparison.Ordinal);
        Assert.Equal(2, read.Length);
    }

    [Theory]
    [InlineData("123456789012345678901", "\"123456789012345678901\"")]
    [InlineData("12345678901234567890.0", "12345678901234567890")]
    [InlineData("1.50", "15e-1")]
    [InlineData("1.5", "\"1.5\"")]
    [InlineData("0.001", "1E-3")]
    [InlineData("100e-2", "1")]
    [InlineData("-0.0", "0")]
    [InlineData("5e+18", "5000000000000000000")]
    public void An_id_is_the_same_however_it_is_written(string first, string second)
    {
        Put($"{{\"id\":{first},\"file_name\":\"a.jpg\"}}", $"\"image_id\":{second},\"category_id\":1,\"bbox\":[1,2,3,4]");
        Assert.Single(Folder.Read(DatasetFormat.Coco, "a.json")[0].Predictions);
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("\"99.5\"", 99.5)]
    [InlineData("99.5", 99.5)]
    [InlineData("-1", null)]
    [InlineData("NaN", null)]
    public void An_area_can_be_text_and_an_impossible_one_is_unknown(string area, double? expected)
    {
        Put("{\"id\":1,\"file_name\":\"a.jpg\"}", $"\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4],\"area\":{area}");
        Assert.Equal(expected, Assert.Single(Folder.Read(DatasetFormat.Coco, "a.json")[0].Predictions).Area);
        Assert.Empty(Folder.Problems);
    }

    [Fact]
    public void A_box_in_another_form_is_described_as_such()
    {
        Put("{\"id\":1,\"file_name\":\"a.jpg\"}", "\"image_id\":1,\"category_id\":1,\"bbox\":{\"x\":1}");
        _ = Folder.Read(DatasetFormat.Coco, "a.json");
        Assert.Contains("has a bbox that is not a list of left, top, width and height", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    private void Put(string images, string annotation) =>
        Folder.Put("a.json", $"{{\"images\":[{images}],\"annotations\":[{{{annotation}}}],\"categories\":[{{\"id\":1,\"name\":\"cat\"}}]}}");
}
