using System;
using System.Collections;
using System.Management.Automation;
using Roboflow.Inference.Binding.Objects;

namespace Roboflow.Inference.Binding;

/// <summary>
/// Accepts an object with a member as that member's text: a version from Get-RoboflowVersion or an earlier result as its Model, a model file
/// from Get-RoboflowModelFile as its Path. Its own text is another one.
/// </summary>
/// <param name="member">The member's name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MemberTransformationAttribute(string member) : ArgumentTransformationAttribute
{
    /// <summary>Whether a list of one is its element. A member of a piped object that is a list is not the parameter's.</summary>
    public bool AcceptsListOfOne { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is null or string ? inputData!
            : PredictionReader.Text(PSObject.AsPSObject(inputData), member) ?? (PSObject.AsPSObject(inputData).BaseObject switch
            {
                _ when !AcceptsListOfOne => inputData,
                IList { Count: 1 } list => Transform(engineIntrinsics, list[0]!),
                IList { Count: > 1 } list => throw new ArgumentTransformationMetadataException($"It takes one {member}, not a list of {list.Count}."),
                _ => inputData,
            });
}
