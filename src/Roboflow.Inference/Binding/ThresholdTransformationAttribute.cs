using System;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Takes a number of single precision as it is written; PowerShell itself would widen it bit by bit.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ThresholdTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is float single ? SingleNumber.Widened(single) : inputData;
}
