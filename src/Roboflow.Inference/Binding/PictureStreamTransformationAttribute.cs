using System;
using System.IO;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Lets a picture be a Stream, a byte[], or what Invoke-WebRequest gives (its RawContentStream).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PictureStreamTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Read(inputData) ?? inputData;

    private static Stream? Read(object? input)
    {
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            Stream stream => stream,
            byte[] bytes => new MemoryStream(bytes, writable: false),
            null or string => null,
            _ => PSObject.AsPSObject(value).Properties["RawContentStream"]?.Value as Stream,
        };
    }
}
