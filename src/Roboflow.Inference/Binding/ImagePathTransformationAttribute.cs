using System;
using System.IO;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Accepts an object or a hashtable with a Path, such as a row of Import-Csv or a saved result; the path is taken literally.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ImagePathTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null or string or Array)
        {
            return inputData!;
        }

        // One property can name several files.
        var input = PSObject.AsPSObject(inputData);
        return ObjectReader.Instance.Member(input, "Path") is object[] { Length: > 0 } list && Array.TrueForAll(list, IsPath)
            ? Array.ConvertAll(list, one => WildcardPattern.Escape(ObjectReader.Instance.Text(one)!))
            : PredictionReader.Text(input, "Path") is { } path ? WildcardPattern.Escape(path) : inputData;
    }

    private static bool IsPath(object? item) =>
        (item is PSObject wrapped ? wrapped.BaseObject : item) is string { Length: > 0 } or FileSystemInfo;
}
