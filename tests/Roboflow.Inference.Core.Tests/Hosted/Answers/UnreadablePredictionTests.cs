using System;
using System.Linq;
using System.Text;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Hosted.Answers;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Core.Tests.Hosted.Answers;

/// <summary>Missing values are not made up: a prediction without a position is counted and does not become a box at zero.</summary>
public sealed class UnreadablePredictionTests
{
    private readonly RunLog _log = new();

    [Theory]
    [InlineData("""{"x":null,"y":1,"width":2,"height":3,"confidence":0.5}""")]
    [InlineData("""{"y":1,"width":2,"height":3,"confidence":0.5}""")]
    [InlineData("""{"x":1,"y":1,"width":2,"confidence":0.5}""")]
    [InlineData("""{"x":1,"y":"here","width":2,"height":3,"confidence":0.5}""")]
    [InlineData("""{"x":1,"y":1,"width":1e999,"height":3,"confidence":0.5}""")]
    [InlineData("""{"x":"NaN","y":1,"width":2,"height":3,"confidence":0.5}""")]
    [InlineData("""{"x":1,"y":1,"width":-2,"height":3,"confidence":0.5}""")]
    [InlineData("""{"x":1,"y":1,"width":2,"height":-0.1,"confidence":0.5}""")]
    [InlineData("""{"x":1,"y":1,"width":2,"height":3,"confidence":1.5}""")]
    [InlineData("""{"x":1,"y":1,"width":2,"height":3,"confidence":-0.5}""")]
    [InlineData("""{"x":1,"y":1,"width":2,"height":3,"confidence":null}""")]
    [InlineData("""{"x":1,"y":1,"width":2,"height":3,"class":"cat"}""")]
    [InlineData("""{"class":"cat","confidence":"high"}""")]
    [InlineData("""{"class":"cat"}""")]
    [InlineData("""{"x":1,"y":1,"width":2,"height":3,"confidence":0.5,"class":{"name":"cat"}}""")]
    [InlineData("""{"x":1,"y":1,"width":2,"height":3,"confidence":0.5,"class":["cat"]}""")]
    [InlineData("""{"x":1,"y":1,"width":2,"height":3,"confidence":0.5,"class":true}""")]
    [InlineData("""{"x":1,"x":9,"y":1,"width":2,"height":3,"confidence":0.5}""")]
    [InlineData("""{"confidence":0.5,"x":1,"y":1,"width":2,"height":3,"confidence":0.5}""")]
    [InlineData("""{"x":1,"y":1,"width":2,"height":3,"confidence":0.5,"class":"cat","cl\u0061ss":"dog"}""")]
    [InlineData("""{"bbox":[1,2,3,4],"label":"cat","score":0.9}""")]
    [InlineData("""{"bbox":[1,2,3,4],"class":"cat","confidence":0.9}""")]
    [InlineData("""{"box":{"x1":1,"y1":2,"x2":3,"y2":4},"class":"cat","confidence":0.9}""")]
    [InlineData("""{"points":[{"x":1,"y":2},{"x":3,"y":2},{"x":3,"y":4}],"class":"cat","confidence":0.9}""")]
    [InlineData("""{"x1":1,"y1":2,"x2":3,"y2":4,"class":"cat","confidence":0.9}""")]
    [InlineData("""{"xmin":"1","ymin":"2.5","xmax":"3","ymax":"4","class":"cat","confidence":0.9}""")]
    [InlineData("""{"class":"cat","confidence":0.9,"X":1,"Y":2,"Width":3,"Height":4}""")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Unreadable_predictions_are_left_out_and_counted(string written)
    {
        var result = Parse($$$"""{"predictions":[{{{written}}},{"x":1,"y":1,"width":0,"height":0,"confidence":1}]}""");
        Assert.Equal((1, 1), (result.Predictions.Count, _log.Unreadable));
        var labels = Parse("{\"predictions\":{\"a\":" + written + ",\"b\":{\"confidence\":0}}}");
        Assert.Equal(("b", 2), (labels.Predictions.Single().Class, _log.Unreadable));
    }

    [Theory]
    [InlineData("\"model is cold\"", "The server reports an error with its predictions: model is cold")]
    [InlineData("{\"message\":\"cold\\u001b\"}", "The server reports an error with its predictions: cold")]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    [InlineData("false", null)]
    [InlineData("0", null)]
    public void An_error_beside_predictions_is_a_warning(string error, string? warning)
    {
        var result = Parse($$$"""{"error":{{{error}}},"predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":1,"class":"a"}]}""");
        Assert.Single(result.Predictions);
        Assert.Equal(warning, _log.Warnings.SingleOrDefault());
        if (warning is null)
        {
            Assert.Empty(Parse($$$"""{"error":{{{error}}},"predictions":[]}""").Predictions);
        }
    }

    // The format character is removed from the text: the key would be whole.
    [Theory]
    [InlineData("k9Rf7Q-Zx81pW\u200bm4Tt0")]
    [InlineData("k9Rf-7Q-Z-x81p-Wm4T-t0")]
    [InlineData("no access for k9Rf7Q-Zx81pWm4")]
    public void An_error_beside_predictions_does_not_show_the_key(string error)
    {
        var answer = $$$"""{"error":"{{{error}}}","predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":1,"class":"a"}]}""";
        _ = AnswerParser.Parse(Encoding.UTF8.GetBytes(answer), path: null, "a/1", _log, new RequestSecrets(ApiKey.FromText("k9Rf7Q-Zx81pWm4Tt0")));
        Assert.EndsWith("***", Assert.Single(_log.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain("k9Rf", _log.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_beside_predictions_does_not_show_the_signature_of_an_address()
    {
        var address = new Uri("https://bucket.example/a.jpg?X-Amz-Signature=SECRETSECRET123");
        var answer = $$$"""{"error":"cache miss for {{{address}}}","predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":1,"class":"a"}]}""";
        _ = AnswerParser.Parse(Encoding.UTF8.GetBytes(answer), path: null, "a/1", _log, new RequestSecrets(ApiKey.FromText("k9Rf7Q-Zx81pWm4Tt0")), address);
        Assert.EndsWith("cache miss for https://bucket.example/a.jpg***", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Error_text_that_is_cut_has_no_half_character()
    {
        Parse($$"""{"error":"{{new string('x', 199)}}😀","predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":1,"class":"a"}]}""");
        Assert.EndsWith("xx", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_position_is_the_whole_image()
    {
        var label = Parse("""{"predictions":[{"class":"cat","confidence":0.5,"rank":1,"note":"a"}],"image":{"width":8,"height":6}}""").Predictions.Single();
        Assert.Equal((4d, 3d, 8d, 6d, 0), (label.X, label.Y, label.Width, label.Height, _log.Unreadable));
        Assert.Empty(Parse("""{"predictions":[{"confidence":0.5},{"class":null,"confidence":0.5}],"image":{"width":8,"height":6}}""").Predictions);
        Assert.Equal(2, _log.Unreadable);
    }

    [Theory]
    [InlineData("\"class_id\":3,", "3", "1 prediction in the answer has no class name; the class number is used, if there is one.")]
    [InlineData("", "", "1 prediction in the answer has no class name; the class number is used, if there is one.")]
    [InlineData("\"class\":null,\"class_id\":3,", "3", "1 prediction in the answer has no class name; the class number is used, if there is one.")]
    [InlineData("\"class\":\"\",", "", "1 prediction in the answer has no class name; the class number is used, if there is one.")]
    [InlineData("\"class_id\":3,\"class\":\"cat\",", "cat", null)]
    public void A_box_without_a_class_name_is_a_warning_and_is_kept(string members, string expected, string? warning)
    {
        var box = "\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"confidence\":0.5";
        Assert.Equal(expected, Assert.Single(Parse($$"""{"predictions":[{ {{members}}{{box}} }]}""").Predictions).Class);
        Assert.Equal(warning, _log.Warnings.SingleOrDefault());

        // The names of a multi-label answer are those of its members.
        var labels = Parse("""{"predictions":{"cat":{"class_id":3,"confidence":0.5},"":{"confidence":0.5}}}""");
        Assert.Equal(["cat", ""], labels.Predictions.Select(p => p.Class));
        Assert.Equal(warning, _log.Warnings.SingleOrDefault());
    }

    [Theory]
    [InlineData("""[{"class":"cat","confidence":0.5},{"x":1,"y":2,"width":3,"height":4,"confidence":0}]""")]
    [InlineData("""[{"x":1,"y":2,"width":3,"height":4,"confidence":0},{"class":"cat","confidence":0.5}]""")]
    public void Prediction_without_a_position_among_boxes_is_no_box_of_the_whole_image(string predictions)
    {
        var result = Parse($$$"""{"image":{"width":8,"height":6},"predictions":{{{predictions}}}}""");
        Assert.Equal((3d, 1), (Assert.Single(result.Predictions).Width, _log.Unreadable));
    }

    // The next float above 1: a softmax in single precision can sum to it.
    [Fact]
    public void Confidence_slightly_above_1_is_accepted() =>
        Assert.Equal(
            1.0000001192092896,
            Assert.Single(Parse("""{"predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":1.0000001192092896}]}""").Predictions).Confidence);

    [Theory]
    [InlineData("""[{"x":1,"y":2},{"x":null,"y":2}]""")]
    [InlineData("""[{"x":1,"y":2},{"x":1}]""")]
    [InlineData("""[{"x":1,"y":2},7]""")]
    public void Outline_with_a_missing_point_is_discarded_and_its_box_is_kept(string points)
    {
        var result = Parse($$$"""{"predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":0.5,"class":"a","points":{{{points}}},"keypoints":{{{points}}}}]}""");
        Assert.Null(Assert.Single(result.Predictions).Points);
        Assert.Equal(1, Assert.Single(result.Predictions[0].Keypoints!).X);
        Assert.Equal(0, _log.Unreadable);
        Assert.StartsWith("1 prediction in the answer has an outline, key points, a mask", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"points\":[[1,2],[3,4],[5,6]]", true)]
    [InlineData("\"points\":7", true)]
    [InlineData("\"rle\":{\"size\":[10,10],\"counts\":[50,50]}", true)]
    [InlineData("\"class_id\":\"first\"", true)]
    [InlineData("\"class_id\":100.12", true)]
    [InlineData("\"class_id\":\"1.5\"", true)]
    [InlineData("\"tracker_id\":{}", true)]
    [InlineData("\"rle\":{\"size\":[10,10],\"counts\":\"04\",\"counts\":\"40\"}", true)]
    [InlineData("\"rle\":{\"size\":[10,10],\"size\":[20,20],\"counts\":\"04\"}", true)]
    [InlineData("\"points\":[{\"x\":1,\"y\":2,\"x\":3}]", true)]
    [InlineData("\"keypoints\":[{\"x\":1,\"y\":2,\"y\":3}]", true)]
    [InlineData("\"keypoints\":[{\"x\":1,\"y\":2,\"class\":\"nose\",\"class\":\"eye\"}]", true)]
    [InlineData("\"keypoints\":[{\"x\":1,\"y\":2,\"class_name\":\"nose\",\"class_name\":\"eye\"}]", true)]
    [InlineData("\"keypoints\":[{\"x\":1,\"y\":2,\"class_id\":1.5}]", true)]
    [InlineData("\"keypoints\":[{\"x\":1,\"y\":2,\"confidence\":\"high\"}]", true)]
    [InlineData("\"keypoints\":[{\"x\":1,\"y\":2,\"confidence\":7}]", true)]
    [InlineData("\"class_confidence\":-0.5", true)]
    [InlineData("\"keypoints\":[{\"x\":1,\"y\":2,\"class\":\"nose\",\"class_name\":\"nose\",\"class_id\":1.0}],\"class_id\":100.0", false)]
    [InlineData("\"points\":null,\"keypoints\":null,\"rle\":null,\"class_id\":null,\"tracker_id\":null,\"parent_id\":null", false)]
    [InlineData("\"points\":[],\"keypoints\":[],\"class_id\":\"3\",\"tracker_id\":4,\"color\":{}", false)]
    [InlineData("\"angle\":0.5", true)]
    [InlineData("\"rotation\":\"-30\"", true)]
    [InlineData("\"mask\":\"iVBORw0KGgo=\"", true)]
    [InlineData("\"rle_mask\":{\"size\":[3,4],\"counts\":[0,12]}", true)]
    [InlineData("\"mask\":[[0,1],[1,1]]", true)]
    [InlineData("\"mask\":[[],[[{\"data\":\"iVBORw0KGgo=\"}]]]", true)]
    [InlineData("\"mask\":[],\"rle_mask\":{}", false)]
    [InlineData("\"mask\":[[],[null,\"\"]],\"rle_mask\":{\"size\":[3,4],\"counts\":\"\"}", false)]
    [InlineData("\"rle_mask\":{\"counts\":[],\"size\":[3,4]}", false)]
    [InlineData("\"angle\":1e-12,\"rotation\":-1e-9", false)]
    [InlineData("\"angle\":0,\"rotation\":0.0", false)]
    [InlineData("\"angle\":null,\"mask\":null,\"rle_mask\":null", false)]
    [InlineData("\"mask\":\"\",\"rotation\":\"none\"", false)]
    public void Part_of_a_prediction_that_cannot_be_read_is_a_warning(string part, bool isTold)
    {
        var one = $$$"""{"x":1,"y":2,"width":3,"height":4,"confidence":0.5,"class":"a",{{{part}}}}""";
        Assert.Equal(2, Parse($$$"""{"predictions":[{{{one}}},{{{one}}}]}""").Predictions.Count);
        Assert.Equal(isTold ? 1 : 0, _log.Warnings.Length);
        Assert.All(_log.Warnings, w => Assert.StartsWith("2 predictions in the answer have an outline", w, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("0.2")]
    public void An_image_without_a_size_has_an_unknown_one(string size)
    {
        var result = Parse($$$"""{"predictions":[],"image":{"width":{{{size}}},"height":{{{size}}} } }""");
        Assert.Equal((null, null), (result.ImageWidth, result.ImageHeight));
    }

    private DetectionResult Parse(string json) => AnswerParser.Parse(Encoding.UTF8.GetBytes(json), null, "m/1", _log);
}
