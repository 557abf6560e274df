using System;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Accepts an object or a hashtable with a Path, such as a row of Import-Csv or a saved result; the path is taken literally.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ImagePathTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is not null and not string and not Array && PredictionReader.Text(PSObject.AsPSObject(inputData), "Path") is { } path
            ? WildcardPattern.Escape(path)
            : inputData!;
}
