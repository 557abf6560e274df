using System;
using System.Management.Automation;
using System.Security;

namespace Roboflow.Inference.Binding;

/// <summary>
/// Accepts a key as a SecureString (as from Get-Secret), as a credential's password, or as plain text. It is bound as an
/// <see cref="ApiKey"/>, because PowerShell on Linux serializes a SecureString as plain text.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ApiKeyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value switch
            {
                string text => ApiKey.FromText(text),
                SecureString secret => new ApiKey(secret),
                PSCredential { Password: { } password } => new ApiKey(password),
                null or ApiKey => inputData!,

                // For several keys, a number or an empty credential, the engine's own error would be "method is not supported".
                _ => ApiKey.Invalid,
            };
        }
        catch (InvalidApiKeyException)
        {
            // An exception from here would become the engine's own error, without our id and advice.
            return ApiKey.Invalid;
        }
    }
}
