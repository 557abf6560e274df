using System;
using System.Management.Automation;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Binding;

/// <summary>As the engine's <see cref="CredentialAttribute"/>: a user name alone prompts for the password, but only where that is possible.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PromptedCredentialAttribute : ArgumentTransformationAttribute
{
    private readonly CredentialAttribute _engine = new();

    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => _engine.TransformNullOptionalParameters;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        // The engine prompts for the user name too where the value is anything else.
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is null or PSCredential || HostPrompt.IsPossible(engineIntrinsics.Host)
            ? _engine.Transform(engineIntrinsics, inputData)
            : throw new ArgumentTransformationMetadataException(
                (value is string ? "A user name needs its password" : "The value is not a PSCredential")
                    + ", for which the console cannot prompt, because its standard input is redirected. Pass a PSCredential.");
    }
}
