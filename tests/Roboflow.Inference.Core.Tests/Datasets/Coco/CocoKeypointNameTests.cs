using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets.Coco;

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
        var first = SampleBoxes.Helmet with { Class = "person", Keypoints = [new() { X = 5, Y = 5, Class = "tip", ClassId = 0 }] };
        Folder.Write(DatasetFormat.Coco, "out.json", [first, first with { KeypointNames = ["nose", "eye"], Keypoints = null }]);
        Assert.Contains("\"keypoints\":[\"tip\",\"nose\",\"eye\"]", Folder.Text("out.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nose,eye,ear", 1, "eye,ear,tail", 0, "nose,eye,ear,tail", "[0,0,0,5,6,2,0,0,0,0,0,0]", "[0,0,0,5,6,2,0,0,0,0,0,0]")]
    [InlineData("nose,eye,ear", 1, "eye,ear,tail", 2, "nose,eye,ear,tail", "[0,0,0,5,6,2,0,0,0,0,0,0]", "[0,0,0,0,0,0,0,0,0,5,6,2]")]
    [InlineData("eye,ear,tail", 0, "nose,eye,ear", 0, "eye,ear,tail,nose", "[5,6,2,0,0,0,0,0,0,0,0,0]", "[0,0,0,0,0,0,0,0,0,5,6,2]")]
    [InlineData("a,b", 1, "a,b,c", 2, "a,b,c", "[0,0,0,5,6,2,0,0,0]", "[0,0,0,0,0,0,5,6,2]")]
    [InlineData("a,1", 0, "b,a", 1, "a,1,b", "[5,6,2,0,0,0,0,0,0]", "[5,6,2,0,0,0,0,0,0]")]
    [InlineData("a,1", 0, "a,b", 1, "a,b", "[5,6,2,0,0,0]", "[0,0,0,5,6,2]")]
    [InlineData("eye,eye", 1, "nose,eye,eye", 2, "eye,eye,nose", "[0,0,0,5,6,2,0,0,0]", "[0,0,0,5,6,2,0,0,0]")]
    [InlineData("eye,eye", 1, "nose,eye,eye", 1, "eye,eye,nose", "[0,0,0,5,6,2,0,0,0]", "[5,6,2,0,0,0,0,0,0]")]
    [InlineData("nose,eye", 1, "eye,eye,nose", 1, "nose,eye,eye", "[0,0,0,5,6,2,0,0,0]", "[0,0,0,0,0,0,5,6,2]")]
    [InlineData("0,1", 0, "1,0", 0, "0,1", "[5,6,2,0,0,0]", "[0,0,0,5,6,2]")]
    [InlineData("1,0", 0, "0,1", 0, "1,0", "[5,6,2,0,0,0]", "[0,0,0,5,6,2]")]
    [InlineData("a,b", 1, "b,1", 1, "a,b,1", "[0,0,0,5,6,2,0,0,0]", "[0,0,0,0,0,0,5,6,2]")]
    [InlineData("a,a,1,0", 0, "a,a,1,0", 3, "a,a,1,0", "[5,6,2,0,0,0,0,0,0,0,0,0]", "[0,0,0,0,0,0,0,0,0,5,6,2]")]
    public void Key_points_of_two_data_sets_meet_by_their_names(
        string names1, int labeled1, string names2, int labeled2, string names, string points1, string points2)
    {
        Put("k1.json", names1, labeled1);
        Put("k2.json", names2, labeled2);
        Folder.Write(DatasetFormat.Coco, "out.json", [.. Folder.Read(DatasetFormat.Coco, "k1.json"), .. Folder.Read(DatasetFormat.Coco, "k2.json")]);
        var text = Folder.Text("out.json").Split('\n');
        Assert.Empty(Folder.Problems);
        Assert.Contains($"\"keypoints\":[\"{names.Replace(",", "\",\"", StringComparison.Ordinal)}\"]", string.Concat(text), StringComparison.Ordinal);
        string[] annotations = [.. text.Where(l => l.Contains("\"num_keypoints\":1,", StringComparison.Ordinal))];
        Assert.Equal(2, annotations.Length);
        Assert.Contains("\"keypoints\":" + points1, annotations[0], StringComparison.Ordinal);
        Assert.Contains("\"keypoints\":" + points2, annotations[1], StringComparison.Ordinal);
    }

    // An object is its key points: the name and the number, which is also X. The last object's X are expected.
    [Theory]
    [InlineData("eye0,eye1", "eye,eye", "0,1")]
    [InlineData("eye1,eye0", "eye,eye", "0,1")]
    [InlineData("eye0,eye1;eye1", "eye,eye", "0,1", "-,1")]
    [InlineData("eye0;eye0,eye1", "eye,eye", "0,-", "0,1")]
    [InlineData("eye1;eye0,eye1", "eye,eye", "-,1", "0,1")]
    [InlineData("eye0,eye1;nose0,eye1,eye2", "eye,eye,nose", "0,1,-", "1,2,0")]
    [InlineData("a0,b1;c0", "a,b,c", "0,1,-", "-,-,0")]
    [InlineData("x0,y1,z3;c1,c2;c1,c2", "x,y,2,z,c,c", "0,1,-,3,-,-", "-,-,-,-,1,2", "-,-,-,-,1,2")]
    [InlineData("b0,a1;c2,a0,c1", "b,a,c,c", "0,1,-,-", "-,0,1,2")]
    [InlineData("ear4;ear3;ear3,ear4", "0,1,2,ear,ear", "-,-,-,-,4", "-,-,-,3,-", "-,-,-,3,4")]
    [InlineData("ear3;ear4;ear3,ear4", "0,1,2,ear,ear", "-,-,-,3,-", "-,-,-,-,4", "-,-,-,3,4")]
    [InlineData("nose0,ear4;nose0,ear3", "nose,1,2,ear,ear", "0,-,-,-,4", "0,-,-,3,-")]
    [InlineData("ear1,ear2;ear4", "0,ear,ear,3,ear", "-,1,2,-,-", "-,-,-,-,4")]
    [InlineData("ear3;ear1,ear3,ear4", "0,ear,2,ear,ear", "-,-,-,3,-", "-,1,-,3,4")]
    [InlineData("eye0;nose0,eye1", "eye,nose", "0,-", "1,0")]
    [InlineData("nose0,eye1;eye0", "nose,eye", "0,1", "-,0")]
    [InlineData("ear0,ear1;nose0,ear1;ear2", "ear,ear,nose", "0,1,-", "-,1,0", "2,-,-")]
    [InlineData("1:nose0,tail1;2:nose0,tail2;2:nose0,ear1,tail2", "nose,tail,ear", "0,1,-", "0,2,-", "0,2,1")]
    [InlineData("1:nose0,eye1;2:nose2,eye3;1:eye1;2:eye3", "nose,eye", "0,1", "2,3", "-,1", "-,3")]
    [InlineData("1:nose0;2:nose1;2:eye0,nose1;1:eye1", "nose,eye", "0,-", "1,-", "1,0", "-,1")]
    [InlineData("1:ear4;1:ear3;2:ear0;2:ear1", "0,1,2,ear,ear", "-,-,-,-,4", "-,-,-,3,-", "-,-,-,0,-", "-,-,-,-,1")]
    [InlineData("1:ear3,ear4;2:ear4;2:ear3", "0,1,2,ear,ear", "-,-,-,3,4", "-,-,-,-,4", "-,-,-,3,-")]
    public void Key_points_without_a_list_of_names_meet_by_their_names(string objects, string names, params string[] written)
    {
        Folder.Write(DatasetFormat.Coco, "out.json", [.. objects.Split(';').Select(Named)]);
        Assert.Empty(Folder.Problems);
        var text = Folder.Text("out.json");
        Assert.Contains($"\"keypoints\":[\"{names.Replace(",", "\",\"", StringComparison.Ordinal)}\"]", text, StringComparison.Ordinal);
        string[] annotations = [.. text.Split('\n').Where(l => l.Contains("\"num_keypoints\":", StringComparison.Ordinal))];
        Assert.Equal(written.Length, annotations.Length);
        for (var i = 0; i < written.Length; i++)
        {
            var points = string.Join(",", written[i].Split(',').Select(x => x == "-" ? "0,0,0" : x + ",5,2"));
            Assert.Contains($"\"keypoints\":[{points}]", annotations[i], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a0,b0")]
    [InlineData("eye0,eye0")]
    [InlineData("eye0,eye1;eye1,eye1")]
    public void Key_points_of_one_number_contradict_each_other(string objects)
    {
        Folder.Write(DatasetFormat.Coco, "out.json", [.. objects.Split(';').Select(Named)]);
        Assert.Contains("two of them have the same place", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_point_without_a_number_has_another_place_of_its_name()
    {
        var both = Named("ear0,ear1");
        Folder.Write(DatasetFormat.Coco, "out.json", [both, both with { Keypoints = [both.Keypoints![1], both.Keypoints[0] with { ClassId = null, X = 7 }] }]);
        Assert.Empty(Folder.Problems);
        Assert.Contains("\"keypoints\":[7,5,2,1,5,2]", Folder.Text("out.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_points_of_two_yolo_data_sets_meet_by_their_names()
    {
        Folder.Put("ya/data.yaml", "names: [p]\nkpt_shape: [2, 3]\nkpt_names: {0: [nose, tail]}");
        Folder.Put("ya/ya.txt", "0 .5 .5 .2 .2  .1 .1 2  .2 .2 2");
        Folder.Put("yb/data.yaml", "names: [p]\nkpt_shape: [3, 3]\nkpt_names: {0: [ear, nose, tail]}");
        Folder.Put("yb/yb.txt", "0 .5 .5 .2 .2  0 0 0  0 0 0  .4 .4 2\n0 .5 .5 .3 .3  .6 .6 2  .3 .3 2  .4 .4 2");
        DetectionResult[] read = [.. new[] { "ya", "yb" }.SelectMany(set => Folder.Read(DatasetFormat.Yolo, set, o => o with { DefaultSize = (10, 10) }))];
        Folder.Write(DatasetFormat.Coco, "out.json", read);
        var text = Folder.Text("out.json");
        Assert.Contains("\"keypoints\":[\"nose\",\"tail\",\"ear\"]", text, StringComparison.Ordinal);
        Assert.Contains("\"keypoints\":[1,1,2,2,2,2,0,0,0]", text, StringComparison.Ordinal);
        Assert.Contains("\"keypoints\":[0,0,0,4,4,2,0,0,0]", text, StringComparison.Ordinal);
        Assert.Contains("\"keypoints\":[3,3,2,4,4,2,6,6,2]", text, StringComparison.Ordinal);
    }

    // Of a model, if one is before a colon.
    private static Prediction Named(string points) => SampleBoxes.Helmet with
    {
        Model = points.IndexOf(':') is > 0 and var end ? points[..end] : null,
        Keypoints = [.. points[(points.IndexOf(':') + 1)..].Split(',').Select(p => new PredictionKeypoint { X = p[^1] - '0', Y = 5, Confidence = 1, Class = p[..^1], ClassId = p[^1] - '0' })],
    };

    private void Put(string file, string names, int labeled)
    {
        var list = names.Split(',');
        var points = string.Join(",", list.Select((_, i) => i == labeled ? "5,6,2" : "0,0,0"));
        Folder.Put(
            file,
            $"{{\"images\":[{{\"id\":1,\"file_name\":\"{file}.jpg\",\"width\":100,\"height\":80}}],\"annotations\":[{{\"id\":1,\"image_id\":1,"
                + $"\"category_id\":1,\"bbox\":[0,0,50,50],\"keypoints\":[{points}]}}],\"categories\":[{{\"id\":1,\"name\":\"person\","
                + $"\"keypoints\":[\"{string.Join("\",\"", list)}\"]}}]}}");
    }
}
