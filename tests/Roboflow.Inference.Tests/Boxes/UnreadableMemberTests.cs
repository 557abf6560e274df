using System;
using System.Linq;

namespace Roboflow.Inference.Tests.Boxes;

/// <summary>Members of piped objects that cannot be read as their type.</summary>
public sealed class UnreadableMemberTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    private const string Good = "X=5;Y=5;Width=10;Height=10;Class='good'";

    private readonly ModuleSession _session = fixture.Session;

    [Theory]
    [InlineData("Points", "'1 2 3 4'")]
    [InlineData("Points", "'@{X=1; Y=2}', '@{X=3; Y=4}'")]
    [InlineData("Points", "'[{\"X\":1}]'")]
    [InlineData("Points", "@{X=1;Y=2}, $null")]
    [InlineData("Points", "@{X=1;Y='north'}")]
    [InlineData("Keypoints", "'nose'")]
    [InlineData("Keypoints", ",@{X=1;Y=2;ClassId='nose'}")]
    [InlineData("Keypoints", ",@{X=1;Y=2;Confidence=7}")]
    [InlineData("Mask", "'0110'")]
    [InlineData("Mask", "@{Width=2;Height=2.5;Counts='04'}")]
    [InlineData("IsCrowd", "'maybe'")]
    [InlineData("IsDifficult", "2")]
    [InlineData("ClassId", "'first'")]
    [InlineData("ImageWidth", "'640px'")]
    [InlineData("Area", "'large'")]
    [InlineData("ClassConfidence", "'high'")]
    [InlineData("ClassConfidence", "1.5")]
    [InlineData("Class", "@('a','b')")]
    [InlineData("Class", "[pscustomobject]@{Name='a'}")]
    public void Member_that_cannot_be_read_is_one_error_that_names_it(string name, string value)
    {
        var run = _session.Run(
            $$"""
            $bad = @{ {{Good}} }; $bad['{{name}}'] = {{value}}
            $bad, [pscustomobject]@{ {{Good}} } | Merge-RoboflowPrediction
            """);
        var error = Assert.Single(run.Errors);
        Assert.Equal("InvalidPrediction", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains($"its {name} cannot be read", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("good", run.Property<string>(Assert.Single(Enumerable.Range(0, run.Output.Count)), "Class"));
    }

    // ConvertFrom-Json makes dates of such texts, and PowerShell would write them as others.
    [Theory]
    [InlineData("$p | Merge-RoboflowPrediction", "The object is not a prediction: its Class")]
    [InlineData("$p | ConvertTo-BoundingBox", "The object is not a prediction: its Class")]
    [InlineData("$p | Measure-RoboflowAccuracy $good", "The object is not a prediction: its Class")]
    [InlineData("$good | Measure-RoboflowAccuracy $p", "An object in -Truth is not a prediction: its Class")]
    [InlineData("$good | Compare-RoboflowDetection $p", "An object in -Reference is not a prediction: its Class")]
    [InlineData("@{ Predictions = @($p); Path = 'a.jpg' } | Merge-RoboflowPrediction", "The object is not a prediction: its Class")]
    [InlineData("@{ X1 = 1; Y1 = 2; X2 = 3; Y2 = 4; Class = $date } | ConvertTo-BoundingBox -From Corner", "The object is not a valid Corner box: its Class")]
    [InlineData("@{ bbox = 1, 2, 3, 4; name = [DateTimeOffset]$date } | ConvertTo-BoundingBox -From Coco", "The object is not a valid Coco box: its Name")]
    public void Date_in_place_of_a_text_is_one_error_that_says_where_it_comes_from(string script, string beginning)
    {
        var run = _session.Run(
            $$"""
            $date = [datetime]'2024-01-02T03:04:05Z'; $good = [pscustomobject]@{ {{Good}};Path='a.jpg' }
            $p = [pscustomobject]@{ X=5;Y=5;Width=10;Height=10;Class=$date;Path='a.jpg' }; {{script}}
            """);
        Assert.Equal(beginning + " is a date, not a text (ConvertFrom-Json makes dates of texts that look like them, unless you use -DateKind String).",
            Assert.Single(run.Errors).Exception.Message);
    }

    [Theory]
    [InlineData("Merge-RoboflowPrediction")]
    [InlineData("ConvertTo-BoundingBox")]
    [InlineData("Measure-RoboflowAccuracy $good")]
    public void Property_whose_script_fails_is_one_error_that_names_it(string command)
    {
        var run = _session.Run(
            $$"""
            $good = [pscustomobject]@{ {{Good}};Path='a.jpg' }
            $bad = [pscustomobject]@{ {{Good}};Path='a.jpg' }
            $bad.PSObject.Properties.Add([psscriptproperty]::new('Area', { throw 'no' }))
            $good, $bad, $good | {{command}}
            """);
        Assert.Null(run.Terminated);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("InvalidPrediction,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("its Area cannot be read", error.Exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(run.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<name>cat</name>")]
    public void Name_of_an_XML_element_is_not_that_of_a_class(string name)
    {
        var run = _session.Run(
            $$"""([xml]'<o><bndbox>{{name}}<xmin>1</xmin><ymin>1</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></o>').o.bndbox | ConvertTo-BoundingBox -From Voc""");
        Assert.Empty(run.Errors);
        Assert.Equal(name.Length == 0 ? string.Empty : "cat", run.Property<string>(0, "Class"));
    }

    [Theory]
    [InlineData("Points", "''")]
    [InlineData("Points", "$(if ($false) { 1 })")]
    [InlineData("Points", "'[]'")]
    [InlineData("Mask", "$null")]
    [InlineData("IsCrowd", "''")]
    [InlineData("ClassId", "[DBNull]::Value")]
    [InlineData("IsCrowd", "'False'")]
    [InlineData("IsCrowd", "0")]
    [InlineData("Area", "' 12.5 '")]
    [InlineData("Path", "[IO.FileInfo]::new('/a/b.jpg')")]
    public void Empty_member_or_one_of_another_type_that_converts_is_none(string name, string value)
    {
        var run = _session.Run($$"""[pscustomobject]@{ {{Good}};{{name}}=({{value}}) } | Merge-RoboflowPrediction""");
        Assert.Empty(run.Errors);
        Assert.False(run.Property<bool>(0, "IsCrowd"));
    }

    [Fact]
    public void Crowd_of_COCO_is_a_number()
    {
        var run = _session.Run($$"""@{ {{Good}};IsCrowd=1 }, @{ {{Good}};IsCrowd='1' } | Merge-RoboflowPrediction -Overlap 100""");
        Assert.Empty(run.Errors);
        Assert.All(run.Output, (_, i) => Assert.True(run.Property<bool>(i, "IsCrowd")));
    }

    [Fact]
    public void Result_names_the_member_of_its_prediction_or_its_own()
    {
        var run = _session.Run(
            $$"""
            @{Predictions='helmet 90%'}, @{Predictions=@(@{ {{Good}};Points='none' })}, @{Predictions=@(@{ {{Good}} });Time='soon'} | Merge-RoboflowPrediction
            $truth = @{ {{Good}};Path='a.jpg';IsCrowd='maybe' }
            Measure-RoboflowAccuracy -Truth $truth -InputObject @{ {{Good}};Path='a.jpg' }
            Compare-RoboflowDetection $truth $truth
            """);
        Assert.Equal(
            ["InvalidPrediction Predictions", "InvalidPrediction Points", "InvalidPrediction Time", "InvalidTruth IsCrowd", "InvalidReference IsCrowd", "InvalidPrediction IsCrowd"],
            run.Errors.Where(e => e.Exception.Message.Contains("cannot be read", StringComparison.Ordinal))
                .Select(e => $"{e.FullyQualifiedErrorId.Split(',')[0]} {e.Exception.Message.Split(" cannot")[0].Split(' ')[^1]}"));
    }

    [Fact]
    public void Key_point_whose_name_is_empty_comes_back_from_a_job()
    {
        var run = _session.Run(
            $$"""
            $p = [Roboflow.Inference.Prediction]@{ {{Good}};Keypoints=[Roboflow.Inference.PredictionKeypoint[]]@(@{X=1;Y=2;Class=''}, @{X=1;Y=2}) }
            $read = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($p)) | Merge-RoboflowPrediction
            $read.Keypoints[0].Class -is [string]; $read.Keypoints[1].Class -is [string]
            """);
        Assert.Empty(run.Errors);
        Assert.Equal([true, false], run.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Drawing_from_JSON_is_read()
    {
        var run = _session.Run(
            $$"""
            @{ Predictions = @(); Visualization = 255, 0, 7L } | Merge-RoboflowPrediction
            @{ Predictions = @(); Visualization = 1, 256 } | Merge-RoboflowPrediction
            """);
        Assert.Contains("its Visualization cannot", Assert.Single(run.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal([255, 0, 7], run.Property<byte[]>(0, "Visualization"));
    }

    [Theory]
    [InlineData("ClassId")]
    [InlineData("category_id")]
    [InlineData("ImageWidth")]
    [InlineData("ImageHeight")]
    public void Box_with_a_number_that_is_not_whole_is_invalid(string name)
    {
        var run = _session.Run($$"""@{ Left=5;Top=5;Width=10;Height=10;{{name}}='2.5' } | ConvertTo-BoundingBox -From TopLeft""");
        Assert.StartsWith("InvalidBox,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
