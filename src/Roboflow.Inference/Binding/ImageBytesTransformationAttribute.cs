using System;
using System.Collections;
using System.IO;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Accepts a Stream, bytes in any list, or the output of Invoke-WebRequest (its RawContentStream).</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ImageBytesTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Read(inputData) ?? inputData;

    /// <summary>Represents an object that does not name an image; otherwise the engine would convert it to a path such as '@{File=a.jpg}'.</summary>
    internal sealed class NoImage(PSObject given) : MemoryStream
    {
        internal PSObject Given => given;
    }

    /// <summary>Represents a single byte, from an image whose bytes the pipeline unrolled.</summary>
    internal sealed class UnrolledBytes : MemoryStream
    {
        internal static readonly UnrolledBytes Instance = new();
    }

    private static Stream? Read(object? input)
    {
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            Stream stream => stream,
            byte[] bytes => new MemoryStream(bytes, writable: false),
            IList { Count: > 0 } list when ReadBytes(list) is { } bytes => new MemoryStream(bytes, writable: false),
            byte => UnrolledBytes.Instance,
            null or string => null,
            PSCustomObject or IDictionary when !NamesImage(PSObject.AsPSObject(input)) => new NoImage(PSObject.AsPSObject(input)),
            _ => PSObject.AsPSObject(value).Properties["RawContentStream"]?.Value as Stream,
        };
    }

    // Get-Content -AsByteStream returns an array of objects that are bytes.
    private static byte[]? ReadBytes(IList list)
    {
        var bytes = new byte[list.Count];
        for (var i = 0; i < bytes.Length; i++)
        {
            var item = list[i];
            if ((item is PSObject wrapped ? wrapped.BaseObject : item) is not byte one)
            {
                return null;
            }

            bytes[i] = one;
        }

        return bytes;
    }

    private static bool NamesImage(PSObject input) => ImageAddressTransformationAttribute.NamesFile(input)
        || Array.Exists(["Uri", "InputObject", "RawContentStream"], name => PredictionReader.Text(input, name) is not null);
}
