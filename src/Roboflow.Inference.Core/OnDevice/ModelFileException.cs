using System;

namespace Roboflow.Inference;

/// <summary>A model file cannot be used; the message gives the cause.</summary>
public sealed class ModelFileException : Exception
{
    /// <summary>Creates a failure of this kind.</summary>
    internal ModelFileException(ModelFileFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>The cause.</summary>
    public ModelFileFailure Failure { get; }
}
