using System;
using System.Collections;
using System.Management.Automation;
using Roboflow.Inference.Binding.Objects;

namespace Roboflow.Inference.Binding.Images;

/// <summary>
/// Accepts an object with a Path, such as a row of Import-Csv or a saved result; the path is taken literally. A hashtable is
/// bound as a <see cref="NamedImage"/>, and the items of a queue or a set are paths.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ImagePathTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null or string or Array || PSObject.AsPSObject(inputData) is not { BaseObject: not IDictionary } input)
        {
            return inputData!;
        }

        return NamedImage.FilesOf(input, "Path") is { Length: > 0 } files ? Array.ConvertAll(files, WildcardPattern.Escape)
            : OtherCollection.ItemsOf(input.BaseObject) ?? inputData;
    }
}
