using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>A confidence of a key point, or of the class alone, has the range of the confidence of a box.</summary>
public sealed class KeypointConfidenceTests : DatasetReading
{
    [Theory]
    [InlineData("\"Keypoints\":[{\"X\":1,\"Y\":2,\"Confidence\":7}]", "Confidence is 7, but must be from 0 to 1.")]
    [InlineData("\"keypoints\":[{\"x\":1,\"y\":2,\"confidence\":-0.5}]", "Confidence is -0.5, but must be from 0 to 1.")]
    [InlineData("\"ClassConfidence\":1.5", "ClassConfidence is 1.5, but must be from 0 to 1.")]
    [InlineData("\"Keypoints\":[{\"X\":1,\"Y\":2,\"Confidence\":1},{\"X\":1,\"Y\":2,\"Confidence\":0},{\"X\":1,\"Y\":2}],\"ClassConfidence\":1", null)]
    public void Json_line_with_one_out_of_range_is_an_error(string member, string? error)
    {
        Folder.Put("a.jsonl", "{\"X\":5,\"Y\":5,\"Width\":2,\"Height\":2," + member + "}\n{\"Predictions\":[{\"X\":5,\"Y\":5,\"Width\":2,\"Height\":2,"
            + member + "}]}");
        Assert.Equal(error is null ? 2 : 0, Folder.Read(DatasetFormat.JsonLines, "a.jsonl").Sum(r => r.Predictions.Count));
        Assert.Equal(error is null ? [] : [error, error], Folder.Problems.Select(p => p.Message.Split(": ")[1]));
    }

    [Theory]
    [InlineData("\"[{\"\"X\"\":1,\"\"Y\"\":2,\"\"Confidence\"\":7}]\",", 1)]
    [InlineData(",1.5", 1)]
    [InlineData("\"[{\"\"X\"\":1,\"\"Y\"\":2,\"\"Confidence\"\":0.7}]\",0.5", 0)]
    public void Csv_row_with_one_out_of_range_is_an_error(string cells, int problems)
    {
        Folder.Put("a.csv", "Path,X,Y,Width,Height,Keypoints,ClassConfidence\na.jpg,5,5,2,2," + cells + "\n");
        Assert.Equal(1 - problems, Folder.Read(DatasetFormat.Csv, "a.csv").Sum(r => r.Predictions.Count));
        Assert.All(Folder.Problems, p => Assert.EndsWith("must be from 0 to 1.", p.Message, StringComparison.Ordinal));
        Assert.Equal(problems, Folder.Problems.Count);
    }
}
