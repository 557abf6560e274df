using System;
using System.Management.Automation;
using Roboflow.Inference.Export;

namespace Roboflow.Inference.Binding;

/// <summary>Lets -Color take a colour, several, a palette's name or a table by class.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ColourTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value is ColourScheme or null ? inputData : ColourScheme.Read(value);
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
