using System;

namespace Roboflow.Inference;

/// <summary>Why a model file cannot be used. One member a cause: each has its error id of the module, and its advice.</summary>
public enum ModelFileFailure
{
    /// <summary>The file does not exist, or the folder holds no model.</summary>
    NotFound,

    /// <summary>The file exists and cannot be read.</summary>
    Unreadable,

    /// <summary>Truncated, empty, or not an ONNX model; or a file beside it is damaged.</summary>
    Invalid,

    /// <summary>Above the limit of size.</summary>
    TooLarge,

    /// <summary>It points outside its folder, or wants operators that ONNX Runtime does not have.</summary>
    Unsafe,

    /// <summary>Segmentation, key points, classification, or an input of another kind.</summary>
    Unsupported,

    /// <summary>The outputs fit no layout, or several.</summary>
    UnknownLayout,

    /// <summary>ONNX Runtime has no build for this platform.</summary>
    PlatformUnsupported,
}

/// <summary>A model file cannot be used; the message says why, in words for the user.</summary>
public sealed class ModelFileException : Exception
{
    /// <summary>A failure of the kind given.</summary>
    internal ModelFileException(ModelFileFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>Why.</summary>
    public ModelFileFailure Failure { get; }
}
