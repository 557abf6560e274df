using System;
using System.Linq;

namespace Roboflow.Inference.Tests.Boxes;

public sealed class ConvertToBoundingBoxTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    private readonly ModuleSession _session = fixture.Session;

    internal const string Helmet = "[pscustomobject]@{X=189.5;Y=100;Width=163;Height=186;Class='helmet';ClassId=0;Confidence=.544;Path='a.jpg'}";

    [Theory]
    [InlineData("[pscustomobject]@{X=189.5;Y=100;Width=163;Height=186;Class='helmet';Confidence=.544;Path='a.jpg'}")]
    [InlineData("[Roboflow.Inference.Prediction]@{X=189.5;Y=100;Width=163;Height=186;Class='helmet';Confidence=.544;Path='a.jpg'}")]
    [InlineData("@{X='189.5';Y='100';Width='163';Height='186';Class='helmet';Confidence='.544';Path='a.jpg'}")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize([Roboflow.Inference.Prediction]@{"
        + "X=189.5;Y=100;Width=163;Height=186;Class='helmet';Confidence=.544;Path='a.jpg'}))")]
    [InlineData("[Roboflow.Inference.DetectionResult]@{Path='a.jpg';Predictions=[Roboflow.Inference.Prediction[]]@{X=189.5;Y=100;Width=163;Height=186;Class='helmet';Confidence=.544}}")]
    public void Any_object_with_the_properties_becomes_corners(string input)
    {
        var run = _session.Run(input + " | ConvertTo-BoundingBox");
        Assert.Empty(run.Errors);
        Assert.Equal(
            (108d, 7d, 271d, 193d, "helmet", 0.544, "a.jpg"),
            (run.Property<double>(0, "X1"), run.Property<double>(0, "Y1"), run.Property<double>(0, "X2"), run.Property<double>(0, "Y2"),
             run.Property<string>(0, "Class"), run.Property<double>(0, "Confidence"), run.Property<string>(0, "Path")));
    }

    [Theory]
    [InlineData("de-DE", "189,5")]
    [InlineData("de-DE", "189.5")]
    [InlineData("", "189.5")]
    public void Numbers_as_text_are_read_as_the_session_or_this_module_writes_them(string culture, string x)
    {
        var run = _session.Run(
            "[cultureinfo]::CurrentCulture = $args[0]; [pscustomobject]@{X=$args[1];Y='100';Width='163';Height='186'} | ConvertTo-BoundingBox",
            null,
            culture,
            x);
        Assert.Empty(run.Errors);
        Assert.Equal(108d, run.Property<double>(0, "X1"));
    }

    [Fact]
    public void A_decimal_comma_is_never_taken_for_thousands()
    {
        var run = _session.Run("[cultureinfo]::CurrentCulture = ''; [pscustomobject]@{X='189,5';Y='100';Width='163';Height='186'} | ConvertTo-BoundingBox");
        Assert.Empty(run.Output);
        Assert.StartsWith("InvalidPrediction", Assert.Single(run.Errors).FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("Corner")]
    [InlineData("TopLeft")]
    [InlineData("Center")]
    [InlineData("Normalized")]
    [InlineData("Yolo")]
    [InlineData("Coco")]
    [InlineData("Voc")]
    public void Every_form_comes_back_as_a_prediction_typed_and_deserialized(string form)
    {
        var run = _session.Run($$"""
            $box = {{Helmet}} | ConvertTo-BoundingBox -Format {{form}} -ImageWidth 2048 -ImageHeight 1371
            $box | ConvertTo-BoundingBox -From {{form}}
            [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($box, 2)) | ConvertTo-BoundingBox -From {{form}}
            """);
        Assert.Empty(run.Errors);
        Assert.Equal(2, run.Output.Count);
        Assert.All(run.Output, o =>
        {
            var p = PredictionView.Of(o);
            Assert.Equal((189.5, 100, 163, 186), (Math.Round(p.X, 9), Math.Round(p.Y, 9), Math.Round(p.Width, 9), Math.Round(p.Height, 9)));
            Assert.Equal(("helmet", 0, 0.544, "a.jpg", 2048), (p.Class, p.ClassId, p.Confidence, p.Path, p.ImageWidth));
        });
    }

    [Fact]
    public void An_array_is_one_object_and_comes_back_alone_or_among_others()
    {
        var run = _session.Run($$"""
            $arrays = {{Helmet}}, {{Helmet}} | ConvertTo-BoundingBox -Format Array
            $arrays.Count
            $arrays[0] -join ' '
            ($arrays | ConvertTo-BoundingBox -From Array).X
            (ConvertTo-BoundingBox -From Array $arrays).Y
            (,(1, 2, '3', 4.5) | ConvertTo-BoundingBox -From Array -Format Coco).BBox -join ' '
            """);
        Assert.Empty(run.Errors);
        Assert.Equal([2, "108 7 271 193", 189.5, 189.5, 100.0, 100.0, "1 2 2 2.5"], run.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Lines_of_a_label_file_become_predictions_with_their_class()
    {
        var run = _session.Run("'0 0.5 0.5 0.2 0.2', '1 .5 .5 .1 .1 0.75', 'what', '0 0.5 0.5' | ConvertTo-BoundingBox -From Yolo -Format Corner -ImageWidth "
            + "1000 -ImageHeight 1000 -ClassName cat,dog");
        Assert.Equal(["InvalidBox", "InvalidBox"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal((400d, 400d, 600d, 600d, "cat"), (run.Property<double>(0, "X1"), run.Property<double>(0, "Y1"), run.Property<double>(0, "X2"), run
            .Property<double>(0, "Y2"), run.Property<string>(0, "Class")));
        Assert.Equal(1d, run.Property<double>(0, "Confidence"));
        Assert.Equal(("dog", 1, 0.75), (run.Property<string>(1, "Class"), run.Property<int>(1, "ClassId"), run.Property<double>(1, "Confidence")));
    }

    [Fact]
    public void Number_of_a_yolo_line_is_the_place_of_its_name_in_ClassName()
    {
        const string Size = "X=5;Y=5;Width=2;Height=2;ImageWidth=10;ImageHeight=10";
        var run = _session.Run($"@{{Class='helmet';ClassId=0;{Size}}}, @{{Class='person';ClassId=0;{Size}}}, @{{ClassId=0;{Size}}} | "
            + "ConvertTo-BoundingBox -Format Yolo -ClassName vest,helmet");
        Assert.Equal([("helmet", 1), ("vest", 0)], run.Output.Select((_, i) => (run.Property<string>(i, "Class"), run.Property<int>(i, "ClassId"))));
        Assert.Equal(["1 0.5 0.5 0.2 0.2", "0 0.5 0.5 0.2 0.2"], run.Output.Select((_, i) => run.Property<string>(i, "Line")));
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("ClassIdMissing,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("'person'", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_coco_annotation_as_json_gives_it_is_read()
    {
        var run = _session.Run(
            "[pscustomobject]@{id=9; image_id=3; category_id=1; bbox=@(10, 20, 30, 40); score=0.5} | ConvertTo-BoundingBox -From Coco -ClassName cat,dog");
        Assert.Empty(run.Errors);
        Assert.Equal(
            (25d, 40d, "dog", 0.5),
            (run.Property<double>(0, "X"), run.Property<double>(0, "Y"), run.Property<string>(0, "Class"), run.Property<double>(0, "Confidence")));
    }

    [Theory]
    [InlineData("Normalized")]
    [InlineData("Yolo")]
    [InlineData("Corner -Clip")]
    public void Missing_image_size_is_one_error_per_item_and_the_rest_is_converted(string form)
    {
        var run = _session.Run($"{Helmet}, @{{X=1;Y=1;Width=4;Height=2;ClassId=3;ImageWidth=4;ImageHeight=4}} | ConvertTo-BoundingBox -Format {form}");
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("ImageSizeMissing,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-ImageWidth", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(run.Output);
    }

    [Fact]
    public void Each_invalid_object_has_its_own_error()
    {
        var run = _session.Run("""
            @{A=1}, @{X=1;Y=1;Width=-2;Height=2}, @{X=[double]::NaN;Y=1;Width=2;Height=2}, @{X=1;Y=1;Width=2;Height=2} | ConvertTo-BoundingBox
            @{X1=9;Y1=1;X2=3;Y2=5} | ConvertTo-BoundingBox -From Corner
            @{X=1;Y=1;Width=2;Height=2;Class='cat'} | ConvertTo-BoundingBox -Format Yolo -ImageWidth 4 -ImageHeight 4
            """);
        Assert.Equal(
            ["InvalidPrediction", "ImpossibleBox", "ImpossibleBox", "ImpossibleBox", "ClassIdMissing"],
            run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.All(run.Errors, e => Assert.NotEmpty(e.ErrorDetails.RecommendedAction));
        Assert.Single(run.Output);
    }

    [Fact]
    public void Clip_scale_pad_and_round_work_together()
    {
        var run = _session.Run(
            "@{X=10;Y=10;Width=10.2;Height=10;ImageWidth=20;ImageHeight=100} | ConvertTo-BoundingBox -Scale 2 -Pad 3, 1 -Clip -Round 0 -Format Array");
        Assert.Equal("0 0 20 21", string.Join(' ', (double[])run.Output.Single().BaseObject));
    }

    [Theory]
    [InlineData("$p")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($p, 3))")]
    [InlineData("([pscustomobject]$p | ConvertTo-BoundingBox -Format Center)")]
    public void Every_property_of_a_prediction_is_kept(string input)
    {
        var run = _session.Run($$"""
            $p = @{ X = 1; Y = 1; Width = 2; Height = 2; ClassConfidence = 0.25; TrackerId = 5; ParentId = 'q'; Mask = @{ Width = 4; Height = 3; Counts = 'ab' } }
            $c = {{input}} | ConvertTo-BoundingBox -Format Center
            "$($c.ClassConfidence) $($c.TrackerId) $($c.ParentId) $($c.Mask.Width) $($c.Mask.Height) $($c.Mask.Counts) $($c.Mask.GetType().FullName)"
            """);
        Assert.Empty(run.Errors);
        Assert.Equal("0.25 5 q 4 3 ab Roboflow.Inference.PredictionMask", run.Output.Single().BaseObject);
    }

    [Theory]
    [InlineData("Corner", "X1 Y1 X2 Y2", "108 7 271 193")]
    [InlineData("TopLeft", "Left Top Width Height", "108 7 163 186")]
    [InlineData("Center", "X Y Width Height", "189.5 100 163 186")]
    [InlineData("Normalized", "X1 Y1 X2 Y2", "0.0527 0.0051 0.1323 0.1408")]
    [InlineData("Yolo", "ClassId XCenter YCenter Width Height", "0 0.0925 0.0729 0.0796 0.1357")]
    [InlineData("Coco", "BBox Area", "108 7 163 186 30318")]
    [InlineData("Voc", "XMin YMin XMax YMax", "109 8 271 193")]
    public void Every_form_is_shown_whole_in_eighty_columns(string form, string heads, string numbers)
    {
        var host = new RecordingHost();
        using var session = new ModuleSession(host);
        session.Run($"{Helmet} | ConvertTo-BoundingBox -Format {form} -ImageWidth 2048 -ImageHeight 1371 | Out-Default");
        var lines = host.Shown.Split('\n').Select(l => string.Join(' ', l.Split([' ', '\r'], StringSplitOptions.RemoveEmptyEntries))).ToArray();
        Assert.Contains("Image: a.jpg", lines);
        Assert.Contains("Class Confidence " + heads, lines);
        Assert.Contains("helmet 0.544 " + numbers, lines);
        Assert.All(host.Shown.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
    }
}
