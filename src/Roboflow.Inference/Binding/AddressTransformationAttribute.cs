using System;
using System.Globalization;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Binds a value that is not a URI as an <see cref="UnreadableUri"/>, so that no error of the engine repeats a password in it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AddressTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null or Uri => inputData!,
            string text => UnreadableUri.Read(text),

            // The text of an object has its properties, one of which can be the address.
            _ => LanguagePrimitives.TryConvertTo<Uri>(inputData, CultureInfo.InvariantCulture, out var address)
                ? address
                : UnreadableUri.Read(value.GetType().Name),
        };
    }
}
