using System;
using System.Management.Automation;
using System.Security;

namespace Roboflow.Inference.Binding;

/// <summary>
/// Lets a key be a SecureString, as Get-Secret gives it, a credential's password, or plain text. It is bound as an
/// <see cref="ApiKey"/>, because PowerShell writes a SecureString out in the clear where it is serialized on Linux.
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
                PSCredential credential => new ApiKey(credential.Password),
                null or ApiKey => inputData!,

                // Several keys, a number: the engine would say of them that a method is not supported.
                _ => ApiKey.Invalid,
            };
        }
        catch (InvalidApiKeyException)
        {
            // Thrown from here it would become the engine's own error, without our id and advice.
            return ApiKey.Invalid;
        }
    }
}
