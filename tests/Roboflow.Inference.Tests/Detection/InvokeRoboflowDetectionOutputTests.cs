using System;
using System.Linq;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

public sealed class InvokeRoboflowDetectionOutputTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    [Fact]
    public void A_prediction_carries_its_box_its_class_and_its_source()
    {
        var file = given.File("one.jpg");
        var run = given.Run("Invoke-RoboflowDetection $args[0] shapes/1 @common", null, file.FullName);
        Assert.Equal("Roboflow.Inference.Prediction", Assert.Single(run.Output).TypeNames[0]);
        Assert.Equal(
            ("red-circle", file.FullName, "shapes/1", 120, 100),
            (run.Property<string>(0, "Class"), run.Property<string>(0, "Path"), run.Property<string>(0, "Model"), run.Property<int>(0, "ImageWidth"), run
                .Property<int>(0, "ImageHeight")));
        Assert.Equal(60, run.Property<double>(0, "X"), 1.0);
        Assert.Equal(50, run.Property<double>(0, "Y"), 1.0);
        Assert.Equal(60, run.Property<double>(0, "Width"), 2.0);
        Assert.Equal(run.Property<double>(0, "X") - (run.Property<double>(0, "Width") / 2), run.Property<double>(0, "Left"));
        Assert.Equal(run.Property<double>(0, "Y") - (run.Property<double>(0, "Height") / 2), run.Property<double>(0, "Top"));
        Assert.Equal(run.Property<double>(0, "X") + (run.Property<double>(0, "Width") / 2), run.Property<double>(0, "Right"));
        Assert.Equal(run.Property<double>(0, "Y") + (run.Property<double>(0, "Height") / 2), run.Property<double>(0, "Bottom"));
        Assert.InRange(run.Property<double>(0, "Confidence"), 0.8, 1.0);
        Assert.NotEmpty(run.Property<string>(0, "DetectionId"));
        Assert.NotNull(run.Output[0].Properties["ClassId"].Value);
    }

    [Fact]
    public void The_documented_minimal_answer_is_enough()
    {
        var run = given.Run("Invoke-RoboflowDetection $args[0] shapes-minimal/1 @common", null, given.File("minimal.jpg").FullName);
        Assert.Empty(run.Errors);
        Assert.Equal(("red-circle", 120), (run.Property<string>(0, "Class"), run.Property<int>(0, "ImageWidth")));
        Assert.Null(run.Output[0].Properties["ClassId"].Value);
        Assert.Null(run.Output[0].Properties["DetectionId"].Value);
    }

    [Fact]
    public void Results_show_images_without_predictions_too()
    {
        object[] files = [given.File("full.jpg"), given.File("blank.png", DetectionFixture.Blank), given.File("square.png", DetectionFixture.BlueSquare)];
        var run = given.Run("$input | Invoke-RoboflowDetection @common -Model shapes/1 -AsResult", files);
        Assert.Equal([1, 0, 1], run.Output.Select(o => ((DetectionView)o).Count));
        Assert.Equal("Roboflow.Inference.DetectionResult", run.Output[1].TypeNames[0]);
        Assert.Equal(120, run.Property<int>(1, "ImageWidth"));
        Assert.True(run.Property<double>(1, "Time") >= 0);
        Assert.Equal(2, given.Run("$input | Invoke-RoboflowDetection @common -Model shapes/1", files).Output.Count);
    }

    [Fact]
    public void Answers_that_come_in_any_order_are_written_in_input_order()
    {
        var files = Enumerable.Range(0, 40).Select(i => given.File($"order{i}.jpg")).ToArray();
        given.Emulator.Reset();
        given.Emulator.Misbehave("shapes/1", new Misbehavior { DelayJitter = TimeSpan.FromMilliseconds(60) });
        var run = given.Session.Run("$input | Invoke-RoboflowDetection @common -Model shapes/1 -ThrottleLimit 16", files);
        Assert.Equal(files.Select(f => f.FullName), run.Output.Select((_, i) => run.Property<string>(i, "Path")));
        Assert.Equal(files.Length, run.Output.Count);
    }

    [Theory]
    [InlineData("-Class red-circle", "red-circle")]
    [InlineData("-Class RED-*", "red-circle")]
    [InlineData("-Class *-square, *-circle", "blue-square red-circle")]
    [InlineData("-ExcludeClass red-*", "blue-square")]
    [InlineData("-Class green-*", "")]
    public void Classes_are_filtered_by_the_client(string written, string expected)
    {
        var both = given.File("both.png", SampleImages.Encode(
            """<circle cx="60" cy="50" r="30" fill="#e02020"/><rect x="120" y="20" width="50" height="50" fill="#2040e0"/>""", 200, 100, ".png"));
        var run = given.Run("Invoke-RoboflowDetection $args[0] shapes/1 @common " + written, null, both.FullName);
        Assert.Equal(expected, string.Join(' ', run.Output.Select((_, i) => run.Property<string>(i, "Class")).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_case_of_classes_does_not_matter_in_Turkey_either()
    {
        var run = given.Run("""
            $old = [cultureinfo]::CurrentCulture
            [cultureinfo]::CurrentCulture = 'tr-TR'
            Invoke-RoboflowDetection $args[0] shapes/1 @common -Class RED-CIRCLE
            [cultureinfo]::CurrentCulture = $old
            """, null, given.File("turkey.jpg").FullName);
        Assert.Equal("red-circle", Assert.Single(run.Output).Properties["Class"].Value);
    }

    [Fact]
    public void The_rotated_frame_is_that_of_the_answer()
    {
        var image = SampleImages.Encode("""<circle cx="70" cy="50" r="30" fill="#e02020"/>""", 160, 100, ".jpg", orientation: 6);
        var run = given.Run("Invoke-RoboflowDetection $args[0] shapes/1 @common", null, given.File("rotated.jpg", image).FullName);
        Assert.Equal((100, 160), (run.Property<int>(0, "ImageWidth"), run.Property<int>(0, "ImageHeight")));
        Assert.Equal(70, run.Property<double>(0, "Y"), 1.0);
    }

    [Fact]
    public void Bytes_are_an_image_in_memory()
    {
        var run = given.Run(
            "Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 @common; , $args[0] | Invoke-RoboflowDetection @common -Model shapes/1",
            null,
            DetectionFixture.RedCircle);
        Assert.Empty(run.Errors);
        Assert.Equal(["red-circle", "red-circle"], run.Output.Select((_, i) => run.Property<string>(i, "Class")));
        Assert.Null(run.Output[0].Properties["Path"].Value);
        Assert.All(given.Received, r => Assert.True(r.Image.Span.SequenceEqual(DetectionFixture.RedCircle)));
    }

    [Fact]
    public void A_stream_is_read_from_its_start_and_left_open()
    {
        using var stream = new System.IO.MemoryStream(DetectionFixture.RedCircle);
        stream.Position = 100;
        var run = given.Run(
            "Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 @common; , $args[0] | Invoke-RoboflowDetection @common -Model shapes/1",
            null,
            stream);
        Assert.Empty(run.Errors);
        Assert.Equal(2, run.Output.Count);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void A_closed_stream_is_one_error_and_the_next_is_read()
    {
        var closed = new System.IO.MemoryStream(DetectionFixture.RedCircle);
        closed.Dispose();
        using var open = new System.IO.MemoryStream(DetectionFixture.RedCircle);
        var run = given.Run("$args | Invoke-RoboflowDetection @common -Model shapes/1", null, closed, open);
        DetectionFixture.TheError(run, "StreamUnreadable", System.Management.Automation.ErrorCategory.ReadError);
        Assert.Single(run.Output);
    }

    [Fact]
    public void Web_response_is_read_from_its_stream()
    {
        using var stream = new System.IO.MemoryStream(DetectionFixture.BlueSquare);
        var run = given.Run(
            "[pscustomobject]@{ StatusCode = 200; RawContentStream = $args[0] } | Invoke-RoboflowDetection @common -Model shapes/1", null, stream);
        Assert.Empty(run.Errors);
        Assert.Equal("blue-square", run.Property<string>(0, "Class"));
    }
}
