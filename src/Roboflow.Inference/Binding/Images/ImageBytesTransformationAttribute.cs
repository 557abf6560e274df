using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Text;
using Roboflow.Inference.Binding.Objects;

namespace Roboflow.Inference.Binding.Images;

/// <summary>
/// Accepts a Stream, bytes in any list, the output of Invoke-WebRequest (its RawContentStream), or a hashtable that names an image.
/// </summary>
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

    /// <summary>Represents a list of which one item is not a byte.</summary>
    internal sealed class NoBytes(int position, object? item) : MemoryStream
    {
        internal string Flaw => item switch
        {
            null => FormattableString.Invariant($"its item {position} is missing"),
            char => FormattableString.Invariant($"its item {position} is of the type Char"),
            IFormattable number => FormattableString.Invariant($"its item {position} is {number}, not a whole number from 0 to 255"),
            _ => FormattableString.Invariant($"its item {position} is of the type {item.GetType().Name}"),
        };
    }

    private static Stream? Read(object? input)
    {
        var value = Unwrap(input);
        return value switch
        {
            Stream stream => stream,
            byte[] bytes => new MemoryStream(bytes, writable: false),
            IEnumerable<byte> bytes => new MemoryStream([.. bytes], writable: false),
            ReadOnlyMemory<byte> memory => new MemoryStream(memory.ToArray(), writable: false),
            Memory<byte> memory => new MemoryStream(memory.ToArray(), writable: false),
            Array { Rank: > 1 } => throw NoContent("A list with several dimensions", canBePaths: false),
            IList { Count: 0 } => throw NoContent("An empty list"),
            IList { Count: 1 } list when Unwrap(list[0]) is Stream or IEnumerable<byte> => Read(list[0]),
            IList { Count: > 0 } list when Unwrap(list[0]) is IFormattable or char or Stream or IEnumerable<byte> => ReadBytes(list),
            IList list => throw NoContent(
                Unwrap(list[0]) is { } first ? $"A list whose first item is of the type {first.GetType().Name}" : "A list that begins with $null"),
            _ when OtherCollection.ItemsOf(value) is { } items => Read(items),
            byte => UnrolledBytes.Instance,
            string text => throw new ArgumentTransformationMetadataException(FormattableString.Invariant(
                $"A text of {text.Length} characters is not an image's content. Decode Base64 first, and name files with -Path.")),
            null => null,
            IDictionary table => (Stream?)NamedImage.Of(table) ?? new NoImage(PSObject.AsPSObject(input)),
            _ when !IsText(value) && !NamesImage(PSObject.AsPSObject(input)) => new NoImage(PSObject.AsPSObject(input)),
            _ => PSObject.AsPSObject(value).Properties["RawContentStream"]?.Value as Stream,
        };
    }

    // Get-Content -AsByteStream gives an array of objects, each of which is a byte; JSON and other libraries give other numbers.
    private static MemoryStream ReadBytes(IList list)
    {
        var bytes = new byte[list.Count];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (ByteOf(list[i]) is not { } one)
            {
                return new NoBytes(i, Unwrap(list[i]));
            }

            bytes[i] = one;
        }

        return new MemoryStream(bytes, writable: false);
    }

    private static object? Unwrap(object? item) => item is PSObject wrapped ? wrapped.BaseObject : item;

    private static byte? ByteOf(object? item) => Unwrap(item) switch
    {
        byte one => one,
        int or long or short or sbyte or uint or ulong or ushort or float or double or decimal
            => WholeByte(Convert.ToDouble(Unwrap(item), CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static byte? WholeByte(double number) => number is >= 0 and <= byte.MaxValue && Math.Floor(number) == number ? (byte)number : null;

    // A list that is piped as one object can be paths: the engine tries other parameters only after a failed cast.
    private static ArgumentTransformationMetadataException NoContent(string what, bool canBePaths = true)
    {
        var text = $"{what} is not an image's content. Give the image's bytes, numbers from 0 to 255, or name files with -Path and addresses with -Uri.";
        return new ArgumentTransformationMetadataException(text, canBePaths ? new PSInvalidCastException(text) : null);
    }

    // What the engine may convert to a path: texts, numbers, lists of them, and addresses.
    private static bool IsText(object value) => value is char or IFormattable or Uri or ScriptBlock or StringBuilder or IEnumerable;

    private static bool NamesImage(PSObject input) => ImageAddressTransformationAttribute.NamesFile(input)
        || Array.Exists(["Uri", "InputObject", "RawContentStream"], name => PredictionReader.Text(input, name) is not null);
}
