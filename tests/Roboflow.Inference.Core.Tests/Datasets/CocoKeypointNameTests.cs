using System;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>The names of a category's key points, which no object need have.</summary>
public sealed class CocoKeypointNameTests : DatasetReading
{
    private const string Categories = "\"categories\":[{\"id\":1,\"name\":\"person\",\"keypoints\":[\"nose\",\"eye\",\"ear\",\"ankle\"]}]";

    [Theory]
    [InlineData("5,5,2,0,0,0,7,7,1,0,0,0", "\"num_keypoints\":2,\"keypoints\":[5,5,2,0,0,0,7,7,2,0,0,0]")]
    [InlineData("0,0,0,0,0,0,0,0,0,0,0,0", "\"num_keypoints\":0,\"keypoints\":[0,0,0,0,0,0,0,0,0,0,0,0]")]
    public void Names_that_no_object_shows_come_back(string read, string written)
    {
        Folder.Put(
            "k.json",
            "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\",\"width\":100,\"height\":80}],\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,"
                + $"\"bbox\":[0,0,50,50],\"keypoints\":[{read}]}}],{Categories}}}");
        Folder.Write(DatasetFormat.Coco, "out.json", Folder.Read(DatasetFormat.Coco, "k.json"));
        var text = Folder.Text("out.json");
        Assert.Contains("\"keypoints\":[\"nose\",\"eye\",\"ear\",\"ankle\"]", text, StringComparison.Ordinal);
        Assert.Contains(written, text, StringComparison.Ordinal);
        Assert.Empty(Folder.Problems);
    }

    // Two data sets can have other names for one class: those of the first one count.
    [Fact]
    public void Names_of_another_data_set_do_not_replace_those_of_the_first()
    {
        var first = DatasetWriterTests.Helmet with { Class = "person", Keypoints = [new() { X = 5, Y = 5, Class = "tip", ClassId = 0 }] };
        Folder.Write(DatasetFormat.Coco, "out.json", [first, first with { KeypointNames = ["nose", "eye"], Keypoints = null }]);
        Assert.Contains("\"keypoints\":[\"tip\",\"eye\"]", Folder.Text("out.json"), StringComparison.Ordinal);
    }
}
