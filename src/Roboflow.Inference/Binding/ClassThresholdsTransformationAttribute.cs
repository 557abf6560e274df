using System;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Lets a confidence be a number for all classes, or a hashtable with one for each class; * is for all others.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ClassThresholdsTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>The limit, in percent, of classes that a hashtable does not name: the server's own default.</summary>
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
