using System;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Accepts an object with a Path as a model file: that from Get-RoboflowModelFile, whose text is the name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ModelFileTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is not null and not string ? PredictionReader.Text(PSObject.AsPSObject(inputData), "Path") ?? inputData : inputData!;
}
