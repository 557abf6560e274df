using System;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Lets a model be what has a Model: a version that Get-RoboflowVersion wrote, or an earlier result.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ModelTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is not null and not string ? PredictionReader.Text(PSObject.AsPSObject(inputData), "Model") ?? inputData : inputData!;
}
