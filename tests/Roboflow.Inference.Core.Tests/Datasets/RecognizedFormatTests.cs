using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Notes and lists beside a data set, folders with a name of another format, and classes named like members do not change its
/// format.</summary>
public sealed class RecognizedFormatTests : DatasetReading
{
    private const string Voc = "<annotation><filename>a.png</filename></annotation>";
    private const string Coco = """{"images":[{"id":1,"file_name":"a.png"}],"annotations":[],"categories":[{"id":1,"name":"NAME"}]}""";
    private const string LabelMe = """{"shapes":[{"label":"NAME","points":[[1,1],[2,2]],"shape_type":"rectangle"}],"imagePath":"a.png"}""";

    [Theory]
    [InlineData("Annotations/a.xml", "labelmap.txt", "# label:color_rgb:parts:actions\ncat:::\n")]
    [InlineData("Annotations/a.xml", "ImageSets/Main/default.txt", "a\n")]
    [InlineData("a.xml", "notes.txt", "Made by hand.\n")]
    public void A_text_that_is_no_label_does_not_make_it_yolo(string file, string other, string text)
    {
        Folder.Put(file, Voc);
        Folder.Put(other, text);
        Assert.Equal(DatasetFormat.Voc, DatasetForm.Recognize(Folder["."], default));
    }

    [Theory]
    [InlineData("a.txt", "0 0.5 0.5 0.2 0.2")]
    [InlineData("a.txt", "")]
    [InlineData("labels/train/a.txt", "-")]
    public void Labels_and_images_without_objects_are_yolo(string file, string text)
    {
        Folder.Put(file, text);
        Assert.Equal(DatasetFormat.Yolo, DatasetForm.Recognize(Folder["."], default));
    }

    [Theory]
    [InlineData("labels/a.csv", DatasetFormat.Csv)]
    [InlineData("labels/train/a.xml", DatasetFormat.Voc)]
    [InlineData("train/labels/a.jsonl", DatasetFormat.JsonLines)]
    [InlineData("labels/train/a.json", DatasetFormat.Coco)]
    public void A_folder_called_labels_can_have_another_format(string file, DatasetFormat expected)
    {
        Folder.Put(file, file.EndsWith("json", System.StringComparison.Ordinal) ? Coco : Voc);
        Assert.Equal(expected, DatasetForm.Recognize(Folder["."], default));
    }

    [Theory]
    [InlineData(Coco, "shapes", DatasetFormat.Coco)]
    [InlineData(Coco, "imagePath", DatasetFormat.Coco)]
    [InlineData(LabelMe, "images", DatasetFormat.LabelMe)]
    [InlineData(LabelMe, "annotations", DatasetFormat.LabelMe)]
    [InlineData(LabelMe, "categories", DatasetFormat.LabelMe)]
    public void A_class_named_like_a_member_is_no_member(string json, string name, DatasetFormat expected)
    {
        Folder.Put("set/a.json", json.Replace("NAME", name, System.StringComparison.Ordinal));
        Folder.Put("set/b.json", json);
        Assert.Equal(expected, DatasetForm.Recognize(Folder["set/a.json"], default));
        Assert.Equal(expected, DatasetForm.Recognize(Folder["set"], default));
        var other = expected == DatasetFormat.Coco ? DatasetFormat.LabelMe : DatasetFormat.Coco;
        Assert.Empty(Folder.Read(other, "set"));
        Assert.Contains("has no .json files of this format", Assert.Single(Folder.Problems).Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_file_is_recognized_by_a_member_in_its_beginning()
    {
        Folder.Put("a.json", LabelMe.Replace("NAME", new string('x', 100_000), System.StringComparison.Ordinal));
        Assert.Equal(DatasetFormat.LabelMe, DatasetForm.Recognize(Folder["a.json"], default));
    }
}
