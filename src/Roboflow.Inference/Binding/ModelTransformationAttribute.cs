using System;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Accepts an object with a Model as a model: a version from Get-RoboflowVersion, or an earlier result.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ModelTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is not null and not string ? PredictionReader.Text(PSObject.AsPSObject(inputData), "Model") ?? inputData : inputData!;
}
