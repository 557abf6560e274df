using System;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Csv;

/// <summary>CSV rows with more or fewer cells than the header, and headers in other spellings.</summary>
public sealed class CsvRowTests : DatasetReading
{
    private const string Own = "Path,Class,Confidence,X,Y,Width,Height\n";
    private const string Good = "a.jpg,cat,0.5,25,40,30,40\n";

    [Theory]
    [InlineData("Path, Class, X, Y, Width, Height\na.jpg, cat, 25, 40, 30, 40\n", "a.jpg cat 25")]
    [InlineData("filename, width, height, class, xmin, ymin, xmax, ymax\na.jpg, 640, 480, \"cat\" , 10, 5, 40, 5\n", "a.jpg cat 25")]
    [InlineData("Path; Class; X; Y; Width; Height\na.jpg; cat; 25; 40; 30; 40\n", "a.jpg cat 25")]
    [InlineData("Path,Class,X,Y,Width,Height\na.jpg, cat,25,40,30,40\n", "a.jpg  cat 25")]
    public void Blanks_after_the_commas_of_the_header_are_no_part_of_names(string text, string expected)
    {
        Folder.Put("a.csv", text);
        Assert.Equal(expected, Read());
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("a.jpg,cat,0,5,25,40,30,40", "the row has 8 cells, but the header 7")]
    [InlineData("a.jpg,cat,0.5,1,024,40,30,40,,", "the row has 10 cells, but the header 7")]
    [InlineData("b.j", "the row has 1 cell, but the header 7")]
    [InlineData("b.jpg,,", "the row has 3 cells, but the header 7")]
    [InlineData("\0\0\0\0", "the row contains NUL characters")]
    [InlineData("b.jpg,,0.9,,,,", "X is missing")]
    public void A_row_that_does_not_fit_its_header_is_an_error(string row, string cause)
    {
        Folder.Put("a.csv", Own + row + "\n" + Good);
        Assert.Equal("a.jpg cat 25", Read());
        AssertProblem(0, "a.csv", 2);
        Assert.Contains(cause, Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    // An expression that tried each of the digits took more time than it has, and the rows behind it were lost.
    [Theory]
    [InlineData("1", " 90% (1, 2)")]
    [InlineData("1", " 90% (1, 2")]
    [InlineData("1% (", "1, 2)")]
    public void A_cell_of_many_digits_loses_no_other_row(string part, string end)
    {
        Folder.Put("a.csv", $"Keypoints,{Own}\"{string.Concat(Enumerable.Repeat(part, 20_000))}{end}\",{Good},{Good}");
        Assert.EndsWith(" cat 25", Read(), StringComparison.Ordinal);
        Assert.InRange(Folder.Problems.Count, 0, 1);
    }

    // A note, another delimiter or quotation marks round the row make an image of no such name, and lose the objects.
    [Theory]
    [InlineData("\"b.jpg,640,480,dog,1,2,3,4\"")]
    [InlineData("b.jpg;640;480;dog;1;2;3;4")]
    [InlineData("(1 rows affected)")]
    [InlineData("# a note")]
    [InlineData("b.jpg")]
    [InlineData("b.jpg,640,480")]
    [InlineData("b.jpg,640,480,dog,1,2,3,4", ",score")]
    [InlineData("b.jpg,640,480,,,,,", ",score")]
    public void A_row_of_corners_that_ends_too_early_is_an_error(string row, string further = "")
    {
        Folder.Put("a.csv", "filename,width,height,class,xmin,ymin,xmax,ymax" + further + "\n" + row + "\na.jpg,640,480,cat,10,5,40,5" + further.Replace("score", "1") + "\n");
        Assert.Equal("a.jpg cat 25", Read());
        AssertProblem(0, "a.csv", 2);
        Assert.Contains($", but the header {(further.Length > 0 ? 9 : 8)}.", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    // Such an object would have the confidence 1.
    [Theory]
    [InlineData("X,Y,Width,Height,Class,Confidence,Path", "60,120,10,20")]
    [InlineData("X,Y,Width,Height,Class,Path,score", "60,120,10,20,cat,a.jpg")]
    public void A_row_that_ends_before_its_class_confidence_or_image_is_an_error(string header, string row)
    {
        Folder.Put("a.csv", header + "\n" + row + "\n");
        Assert.Empty(Read());
        Assert.EndsWith(" cells, but the header 7.", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.jpg,cat,0.5,25,40,30,40,,", "a.jpg cat 25")]
    [InlineData("b.jpg,,,,,,", "b.jpg")]
    public void Empty_cells_at_the_end_and_images_without_objects_are_read(string row, string expected)
    {
        Folder.Put("a.csv", Own + row);
        Assert.Equal(expected, Read());
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,640,480,cat,10,5,20,5,50,5,60,5", 1)]
    [InlineData("filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,640.5,480,cat,10,5,20,5", 1)]
    [InlineData("filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,640.0,480,cat,10,5,20,5", 0)]
    [InlineData("filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,640,480,,,5,20,5", 1)]
    [InlineData("filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,640,480,,,,,", 0)]
    [InlineData("Path,Class,X,Y,Width,Height,Points\na.jpg,cat,25,40,30,40\n", 0)]
    public void The_same_holds_for_the_vendors_columns_and_optional_cells_can_be_missing(string text, int problems)
    {
        Folder.Put("a.csv", text);
        _ = Read();
        Assert.Equal(problems, Folder.Problems.Count);
    }

    // As Export-Csv writes them.
    [Fact]
    public void Outlines_key_points_and_masks_are_read_as_they_are_shown()
    {
        Folder.Put("a.csv", Own.TrimEnd() + ",Points,Keypoints,Mask\n" + Good.TrimEnd() + ",20 56; 88.5 56; 88 -1,left eye 97.3% (4.5; 2),\n"
            + Good.TrimEnd() + ",,\"left eye 97.3% (4.5, 2)\",10 x 20 a;`b\n");
        var read = Folder.Read(DatasetFormat.Csv, "a.csv");
        AssertProblem(0, "a.csv", 2);
        var shown = Assert.Single(Assert.Single(read).Predictions);
        Assert.Equal(("left eye", 4.5, 2, 0.973), Assert.Single(shown.Keypoints!) is var k ? (k.Class, k.X, k.Y, k.Confidence) : default);
        Assert.Equal((10, 20, "a;`b"), (shown.Mask!.Width, shown.Mask.Height, shown.Mask.Counts));
        Folder.Problems.Clear();
        Folder.Put("b.csv", Own.TrimEnd() + ",Points\n" + Good.TrimEnd() + ",20 56; 88.5 56; 88 -1\n");
        var points = Assert.Single(Assert.Single(Folder.Read(DatasetFormat.Csv, "b.csv")).Predictions).Points!;
        Assert.Equal([(20, 56), (88.5, 56), (88, -1)], points.Select(p => (p.X, p.Y)));
        Assert.Empty(Folder.Problems);
    }

    // What is cut off would be a smaller number or a missing outline, and no error.
    [Theory]
    [InlineData("a.jpg,cat,0.5,25,40,30,4")]
    [InlineData("a.jpg,cat,0.5,25,40,30,40,")]
    [InlineData("a.jpg,cat,0.5,25,40,30,40\r\nb.jpg,cat,0.5,25,40,30,40,1,\nc.jpg,cat,0.5,25,40,30,4")]
    public void A_file_that_ends_within_a_row_is_an_error(string rows)
    {
        Folder.Put("a.csv", Own.TrimEnd() + ",TrackerId,Points\n" + rows);
        Assert.DoesNotContain(rows.Split('\n')[^1][..5], Read(), StringComparison.Ordinal);
        Assert.Contains("the file ends in this row: it has ", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Path,Class,X,Y,Width,Height,ImageW", 0, 1)]
    [InlineData("filename,class,xmin,ymin,xmax,ymax", 0, 1)]
    [InlineData("Path,Class,X,Y,Width,Height\n", 0, 0)]
    [InlineData("Path,Class,X,Y,Width,Hei", 1, 0)]
    [InlineData("\"Path\",\"Cla", 1, 0)]
    [InlineData("x_min,y_min,x_max,y_max,class_name", 1, 0)]
    [InlineData("", 0, 1)]
    [InlineData("\n", 0, 1)]
    [InlineData("\uFEFFsep=;\r\n\r\n", 0, 1)]
    public void A_file_that_ends_in_its_header_or_before_is_told(string text, int problems, int warnings)
    {
        Folder.Put("a.csv", text);
        Assert.Empty(Folder.Read(DatasetFormat.Csv, "a.csv"));
        Assert.Equal((problems, warnings), (Folder.Problems.Count, Folder.Warnings.Count));
    }

    [Theory]
    [InlineData("#TYPE Roboflow.Inference.Prediction\r\n")]
    [InlineData("\n#TYPE System.Management.Automation.PSCustomObject\n\nsep=;\n")]
    public void The_type_that_Windows_PowerShell_writes_first_is_skipped(string first)
    {
        var rows = first + "\"Path\",\"Class\",\"X\",\"Y\",\"Width\",\"Height\"\n\"a.jpg\",\"cat\",\"25\",\"40\",\"30\",\"x\"\n"
            + "\"a.jpg\",\"cat\",\"25\",\"40\",\"30\",\"40\"\n";
        Folder.Put("a.csv", first.Contains("sep=", StringComparison.Ordinal) ? rows.Replace(',', ';') : rows);
        Assert.Equal("a.jpg cat 25", Read());
        AssertProblem(0, "a.csv", first.Split('\n').Length + 1);
    }

    [Theory]
    [InlineData("image_path,class_name,class_id,confidence,x,y,width,height,image_width,image_height")]
    [InlineData("Image-Path,Label,Class ID,CONFIDENCE,X,Y,Width,Height,Image Width,image height")]
    [InlineData("filename,label,classid,confidence,x,y,width,height,imagewidth,imageheight")]
    public void Columns_are_found_in_other_spellings(string header)
    {
        Folder.Put("a.csv", header + "\na.jpg,cat,3,0.5,25,40,30,40,640,480\n");
        Assert.Equal("a.jpg cat 25", Read());
        var prediction = Folder.Read(DatasetFormat.Csv, "a.csv")[0].Predictions[0];
        Assert.Equal((3, 640, 480, 0.5), (prediction.ClassId, prediction.ImageWidth, prediction.ImageHeight, prediction.Confidence));
        Assert.Empty(Folder.Warnings);
    }

    [Theory]
    [InlineData("image_path,label_name,xmin,ymin,xmax,ymax\na.jpg,cat,10,20,40,60")]
    [InlineData("image,name,xmin,ymin,xmax,ymax\na.jpg,cat,10,20,40,60")]
    public void The_same_holds_for_the_vendors_columns(string text)
    {
        Folder.Put("a.csv", text);
        Assert.Equal("a.jpg cat 25", Read());
    }

    [Theory]
    [InlineData("filename,width,height,class,xmin,ymin,xmax,ymax,score\na.jpg,640,480,cat,10,20,40,60,0.25", "cat  0.25 640")]
    [InlineData("filename,xmin,ymin,xmax,ymax,confidence,class,name\na.jpg,10,20,40,60,0.25,16,cat", "cat 16 0.25 ")]
    [InlineData("image_name,class_name,class_id,xmin,ymin,xmax,ymax,image_width,image_height\na.jpg,cat,3.0,10,20,40,60,640,480", "cat 3 1 640")]
    [InlineData("image,label,xmin,ymin,xmax,ymax\na.jpg,7,10,20,40,60", "7  1 ")]
    [InlineData("filename,label,X,Y,Width,Height,score\na.jpg,cat,25,40,30,40,0.25", "cat  0.25 ")]
    public void Confidence_number_and_size_are_read_from_tables_of_other_tools(string text, string expected)
    {
        Folder.Put("a.csv", text + "\n");
        var read = Assert.Single(Folder.Read(DatasetFormat.Csv, "a.csv")[0].Predictions);
        Assert.Equal(expected, FormattableString.Invariant($"{read.Class} {read.ClassId} {read.Confidence} {read.ImageWidth}"));
    }

    [Theory]
    [InlineData("image,class_name,x_min,y_min,x_max,y_max,tracker_id\na.jpg,cat,1,2,3,4,7", "7 False False")]
    [InlineData("filename,class,xmin,ymin,xmax,ymax,difficult,iscrowd,tracker_id\na.jpg,cat,1,2,3,4,1.0,0,", " False True")]
    [InlineData("filename,class,xmin,ymin,xmax,ymax,IsCrowd,IsDifficult\na.jpg,cat,1,2,3,4,True,", " True False")]
    [InlineData("filename,class,xmin,ymin,xmax,ymax,difficult,iscrowd\na.jpg,cat,1,2,3,4,nan,-1", " False False")]
    [InlineData("filename,class,xmin,ymin,xmax,ymax,is_crowd,tracker_id\na.jpg,cat,1,2,3,4,NA,007.0", "007 False False")]
    [InlineData("filename,class,xmin,ymin,xmax,ymax,iscrowd,tracker_id\na.jpg,cat,1,2,3,4,maybe,nan", " False False", "iscrowd")]
    [InlineData("filename;class;xmin;ymin;xmax;ymax;difficult;tracker_id\na.jpg;cat;1;2;3;4;easy;NA\nb.jpg;cat;1;2;3;4;1,0;1.5\nb.jpg;cat;1;2;3;4;hard;x.0",
        " False False|1.5 False True|x.0 False False", "difficult")]
    [InlineData("Path,X,Y,Width,Height,IsCrowd,IsDifficult,TrackerId,ParentId\na.jpg,1,2,3,4,nan,1.0,1.0,None", "1 False True")]
    [InlineData("Path,X,Y,Width,Height,IsCrowd,TrackerId\na.jpg,1,2,3,4,maybe,<NA>\na.jpg,1,2,3,4,True,NA", " False False| True False", "IsCrowd")]
    public void Tracks_crowds_and_difficult_objects_are_read_from_tables(string text, string expected, string? unclear = null)
    {
        Folder.Put("a.csv", text + "\n");
        var read = Folder.Read(DatasetFormat.Csv, "a.csv").SelectMany(r => r.Predictions).Select(p => $"{p.TrackerId}{p.ParentId} {p.IsCrowd} {p.IsDifficult}");
        Assert.Equal(expected.Split('|'), read);
        Assert.Empty(Folder.Problems);
        Assert.Equal(
            unclear is null ? [] : [$"{Folder["a.csv"]}, line 2: {unclear} is neither True nor False, nor 1 or 0. It is read as unknown, which is False. "
                + "This warning is shown once per file."],
            Folder.Warnings);
    }

    [Theory]
    [InlineData("filename,class,class_id,xmin,ymin,xmax,ymax\na.jpg,cat,nan,1,2,3,4\na.jpg,cat,7.0,1,2,3,4\na.jpg,cat,<NA>,1,2,3,4", "||7||")]
    [InlineData("Path,Class,ClassId,X,Y,Width,Height\na.jpg,cat,NA,1,2,3,4\na.jpg,cat,7.0,1,2,3,4\na.jpg,cat,None,1,2,3,4", "||7||")]
    public void A_missing_class_id_is_none(string text, string expected)
    {
        Folder.Put("a.csv", text + "\n");
        var read = Folder.Read(DatasetFormat.Csv, "a.csv").SelectMany(r => r.Predictions).Select(p => p.ClassId);
        Assert.Equal(expected, "|" + string.Join("|", read) + "|");
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("kind,X,Y,Width,Height", "there is no column Class and no column Path. Columns that were not read: kind.")]
    [InlineData("label,X,Y,Width,Height,photo", "there is no column Path. Columns that were not read: photo.")]
    [InlineData("X,Y,Width,Height", null)]
    [InlineData("Path,Class,X,Y,Width,Height,note", null)]
    public void Columns_that_could_hold_a_missing_property_are_a_warning(string header, string? expected)
    {
        Folder.Put("a.csv", header + "\n");
        _ = Read();
        Assert.Equal(expected is null ? [] : [$"{Folder["a.csv"]}: {expected}"], Folder.Warnings);
    }

    private string Read() => string.Join(
        " | ",
        Folder.Read(DatasetFormat.Csv, "a.csv").Select(r => string.Join(
            " ",
            r.Predictions.Select(p => FormattableString.Invariant($"{p.Class} {p.X}")).Prepend(r.Path is null ? "-" : System.IO.Path.GetFileName(r.Path)))));
}
