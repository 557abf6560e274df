using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>Data sets whose numbers are not what the format says: fractions, as those of Azure, and boxes outside their images.</summary>
public sealed class ImpossiblePlaceTests : FolderTests
{
    private const string Coco = """
        {"images":[{"id":1,"file_name":"a.jpg","width":500,"height":828},{"id":2,"file_name":"b.jpg","width":500,"height":828}],
        "categories":[{"id":1,"name":"can"}],"annotations":[
        """;

    private const string Fractions = """{"id":1,"image_id":1,"category_id":1,"bbox":[0.0266,0.4069,0.9524,0.4276]}""";

    [Theory]
    [InlineData("a.json", Coco + Fractions + "]}", true)]
    [InlineData("a.json", Coco + Fractions + """,{"id":2,"image_id":2,"category_id":1,"bbox":[10,20,30,40]}]}""", false)]
    [InlineData("a.json", Coco + "]}", false)]
    [InlineData("a.csv", "filename,class,xmin,ymin,xmax,ymax\na.jpg,can,0.1,0.1,0.5,1\n", true)]
    [InlineData("a.jsonl", """{"Path":"a.jpg","Class":"can","X":0,"Y":0,"Width":0,"Height":0}""", false)]
    public void Boxes_within_the_first_pixel_are_a_warning(string name, string text, bool isTold)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        var run = _session.Run(
            "Import-RoboflowDataset $args[0] -WarningVariable told 3>$null | Out-Null; $told | ForEach-Object Message", null, Path.Combine(_folder, name));
        Assert.Empty(run.Errors);
        Assert.Equal(isTold ? 1 : 0, run.Output.Count(o => o.ToString().Contains("seem to be fractions of the image", System.StringComparison.Ordinal)));
        Assert.Equal(isTold ? 1 : 0, run.Output.Count);
    }

    [Theory]
    [InlineData("300,700,40,50,500,828", null)]
    [InlineData("-20,-30,50,70,500,828", null)]
    [InlineData("301,700,400,500,500,828", "1 box has its center outside the image; the first is a 'can' around (501, 950) on PATH of 500 x 828. ")]
    [InlineData("300,700,401,500,,", null)]
    [InlineData("-300,700,40,50,,", "1 box has its center outside the image; the first is a 'can' around (-280, 725) on PATH. ")]
    public void A_box_outside_its_image_is_a_warning(string box, string? expected)
    {
        string[] n = [.. box.Split(',').Select(p => p.Length == 0 ? "null" : p)];
        File.WriteAllText(Path.Combine(_folder, "a.json"), $$$"""
            {"images":[{"id":1,"file_name":"a.jpg","width":{{{n[4]}}},"height":{{{n[5]}}}}],"categories":[{"id":1,"name":"can"}],
            "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[{{{n[0]}}},{{{n[1]}}},{{{n[2]}}},{{{n[3]}}}]}]}
            """);
        var run = _session.Run(
            "Import-RoboflowDataset $args[0] -WarningVariable told 3>$null | Out-Null; $told | ForEach-Object Message", null, Path.Combine(_folder, "a.json"));
        Assert.Empty(run.Errors);
        string[] all = expected is null
            ? []
            : [$"{Path.Combine(_folder, "a.json")}: {expected.Replace("PATH", Path.Combine(_folder, "a.jpg"))}Do the numbers mean other corners, or an image "
                + "that was turned or resized later?"];
        Assert.Equal(all, run.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("20", "10", null)]
    [InlineData("null", "null", null)]
    [InlineData("20", "40", "1 mask has another size than the image; the first is of 20 x 10, of a 'can' on PATH of 20 x 40. ")]
    [InlineData("40", "10", "1 mask has another size than the image; the first is of 20 x 10, of a 'can' on PATH of 40 x 10. ")]
    public void A_mask_of_another_size_than_its_image_is_a_warning(string width, string height, string? expected)
    {
        var (json, image, lines) = (At("a.json"), At("a.jpg"), At("a.jsonl"));
        File.WriteAllText(json, $$$"""
            {"images":[{"id":1,"file_name":"a.jpg","width":{{{width}}},"height":{{{height}}}}],"categories":[{"id":1,"name":"can"}],
            "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[1,1,2,2],"segmentation":{"size":[10,20],"counts":[11,2,187]}}]}
            """);

        // A mask in a file of lines is looked at in the same way.
        var run = _session.Run(
            """
            Import-RoboflowDataset $args[0] -WarningVariable told 3>$null | Export-RoboflowDataset $args[1]
            Import-RoboflowDataset $args[1] -WarningVariable again 3>$null | Out-Null
            $told + $again | ForEach-Object Message
            """,
            null,
            json,
            lines);
        Assert.Empty(run.Errors);
        var text = expected?.Replace("PATH", image) + "Was the image turned or resized later?";
        Assert.Equal(expected is null ? [] : [$"{json}: {text}", $"{lines}: {text}"], run.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("ImageWidth", 20, null)]
    [InlineData("ImageWidth", 40, "width 40")]
    [InlineData("ImageHeight", 40, "height 40")]
    public void Only_one_side_of_the_image_can_be_known(string side, int length, string? expected)
    {
        File.WriteAllText(
            At("a.jsonl"),
            $$$"""{"Path":"/p/a.jpg","X":1,"Y":1,"Width":2,"Height":2,"Class":"can","Mask":{"Width":20,"Height":10,"Counts":"08"},"{{{side}}}":{{{length}}}}""");
        var run = _session.Run("Import-RoboflowDataset $args[0] -WarningVariable told 3>$null | Out-Null; $told | ForEach-Object Message", null, At("a.jsonl"));
        Assert.Empty(run.Errors);
        Assert.Equal(
            expected is null ? [] : [$"{At("a.jsonl")}: 1 mask has another size than the image; the first is of 20 x 10, of a 'can' on /p/a.jpg of {expected}. "
                + "Was the image turned or resized later?"],
            run.Output.Select(o => o.ToString()));
    }
}
