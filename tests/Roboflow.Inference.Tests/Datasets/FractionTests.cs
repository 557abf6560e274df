using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>Data sets whose boxes are fractions although the format has pixels, as those of Azure.</summary>
public sealed class FractionTests : FolderTests
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
    public void Boxes_within_the_first_pixel_are_a_warning(string name, string text, bool isTold)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        var run = _session.Run(
            "Import-RoboflowDataset $args[0] -WarningVariable told 3>$null | Out-Null; $told | ForEach-Object Message", null, Path.Combine(_folder, name));
        Assert.Empty(run.Errors);
        Assert.Equal(isTold ? 1 : 0, run.Output.Count(o => o.ToString().Contains("seem to be fractions of the image", System.StringComparison.Ordinal)));
        Assert.Equal(isTold ? 1 : 0, run.Output.Count);
    }
}
