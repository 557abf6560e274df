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

    /// <summary>Stands for a list of numbers of which one is not a byte.</summary>
    internal sealed class NoBytes(int position, object? item) : MemoryStream
    {
        internal string Flaw => item switch
        {
            null => FormattableString.Invariant($"its item {position} is missing"),
            IFormattable number => FormattableString.Invariant($"its item {position} is {number}, not a number from 0 to 255"),
            _ => FormattableString.Invariant($"its item {position} is of the type {item.GetType().Name}"),
        };
    }

    private static Stream? Read(object? input)
    {
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            Stream stream => stream,
            byte[] bytes => new MemoryStream(bytes, writable: false),
            IList { Count: > 0 } list when ByteOf(list[0]) is not null => ReadBytes(list),
            byte => UnrolledBytes.Instance,
            null or string => null,
            PSCustomObject or IDictionary when !NamesImage(PSObject.AsPSObject(input)) => new NoImage(PSObject.AsPSObject(input)),
            _ => PSObject.AsPSObject(value).Properties["RawContentStream"]?.Value as Stream,
        };
    }

    // Get-Content -AsByteStream gives an array of objects, each of which is a byte; JSON gives longer numbers.
    private static MemoryStream ReadBytes(IList list)
    {
        var bytes = new byte[list.Count];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (ByteOf(list[i]) is not { } one)
            {
                return new NoBytes(i, list[i] is PSObject wrapped ? wrapped.BaseObject : list[i]);
            }

            bytes[i] = one;
        }

        return new MemoryStream(bytes, writable: false);
    }

    private static byte? ByteOf(object? item) => (item is PSObject wrapped ? wrapped.BaseObject : item) switch
    {
        byte one => one,
        int number and >= 0 and <= byte.MaxValue => (byte)number,
        long number and >= 0 and <= byte.MaxValue => (byte)number,
        _ => null,
    };

    private static bool NamesImage(PSObject input) => ImageAddressTransformationAttribute.NamesFile(input)
        || Array.Exists(["Uri", "InputObject", "RawContentStream"], name => PredictionReader.Text(input, name) is not null);
}
