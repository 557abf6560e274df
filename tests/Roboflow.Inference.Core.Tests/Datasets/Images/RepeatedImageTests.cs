using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets.Images;

/// <summary>Two files of a data set with the same image, whose objects come twice.</summary>
public sealed class RepeatedImageTests
{
    private const string Coco = """
        {"images":[{"id":1,"file_name":"NAME","width":10,"height":10},{"id":2,"file_name":"none.png","width":10,"height":10}],
        "categories":[{"id":1,"name":"cat"}],"annotations":[{"image_id":1,"category_id":1,"bbox":[1,1,2,2]}]}
        """;

    private const string Shape = """
        {"imagePath":"NAME","imageWidth":10,"imageHeight":10,"shapes":[{"label":"cat","shape_type":"rectangle","points":[[3,3],[1,1]]}]}
        """;

    private const string Csv = "Path,X,Y,Width,Height,Class\nNAME,2,2,2,2,cat\n";
    private const string Corners = "filename,width,height,class,xmin,ymin,xmax,ymax\nNAME,10,10,cat,1,1,3,3\nNAME,10,10,cat,1,1,3,3\n";
    private const string Line = "{\"Path\":\"NAME\",\"X\":2,\"Y\":2,\"Width\":2,\"Height\":2,\"Class\":\"cat\"}\n";

    [Theory]
    [InlineData(DatasetFormat.Coco, ".json", Coco)]
    [InlineData(DatasetFormat.LabelMe, ".json", Shape)]
    [InlineData(DatasetFormat.Csv, ".csv", Csv)]
    [InlineData(DatasetFormat.Csv, ".csv", Corners)]
    [InlineData(DatasetFormat.JsonLines, ".jsonl", Line)]
    public void An_image_in_two_files_is_told_once(DatasetFormat format, string extension, string text)
    {
        Assert.Empty(Told(format, extension, text, ("x", "a.png"), ("y", "b.png")));
        Assert.Empty(Told(format, extension, text, ("train/x", "a.png"), ("valid/x", "a.png")));
        Assert.Equal(
            [$"a.png is in x{extension} and in y{extension}; its objects come from both. This warning is shown once."],
            Told(format, extension, text, ("x", "a.png"), ("y", "a.png"), ("z", "a.png")));
    }

    // Results of two models are for comparing.
    [Fact]
    public void Another_model_has_its_own_objects() =>
        Assert.Empty(Told(DatasetFormat.JsonLines, ".jsonl", Line, ("x", "a.png"), ("y", "a.png\",\"Model\":\"m/1")));

    private static string[] Told(DatasetFormat format, string extension, string text, params (string File, string Image)[] files)
    {
        using var folder = new DatasetFolder();
        foreach (var (file, image) in files)
        {
            folder.Put(file + extension, text.Replace("NAME", image, StringComparison.Ordinal));
        }

        Assert.NotEmpty(folder.Read(format, string.Empty));
        Assert.Empty(folder.Problems);
        return [.. folder.Warnings.Select(w => w.Replace(folder["."].TrimEnd('.'), string.Empty, StringComparison.Ordinal))];
    }
}
