using System;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Accepts one confidence for all classes, or a hashtable with one per class; * is for all others.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ClassThresholdsTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>The threshold, in percent, of classes that are not in the hashtable: the server's own default.</summary>
    internal const double Default = 40;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return ClassThresholdsReader.Read(inputData, Default);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
