using System;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>
/// Accepts an object with a member as that member's text: a version from Get-RoboflowVersion or an earlier result as its Model, a model file
/// from Get-RoboflowModelFile as its Path. Its own text is another one.
/// </summary>
/// <param name="member">The member's name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MemberTransformationAttribute(string member) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is not null and not string ? PredictionReader.Text(PSObject.AsPSObject(inputData), member) ?? inputData : inputData!;
}
