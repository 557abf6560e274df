using System;
using System.Management.Automation;
using System.Security;

namespace Roboflow.Inference.Binding;

/// <summary>Lets a key be a SecureString, as Get-Secret gives it, a credential's password, or plain text.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ApiKeyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is PSCredential credential)
        {
            return credential.Password;
        }

        if (value is not string text)
        {
            return inputData;
        }

        var secret = new SecureString();
        foreach (var character in text.Trim())
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
