namespace Roboflow.Inference;

/// <summary>Why a model file cannot be used. Each cause has its own error id in the module, with advice.</summary>
public enum ModelFileFailure
{
    /// <summary>The file does not exist, or the folder contains no model.</summary>
    NotFound,

    /// <summary>The file exists but cannot be read.</summary>
    Unreadable,

    /// <summary>The file is truncated, empty, or not an ONNX model; or a file next to it is damaged.</summary>
    Invalid,

    /// <summary>The file is larger than the limit.</summary>
    TooLarge,

    /// <summary>The file refers to files outside its folder, or uses operators that ONNX Runtime does not have.</summary>
    Unsafe,

    /// <summary>The model is for segmentation, key points or classification, or its input or output is not supported.</summary>
    Unsupported,

    /// <summary>The outputs match no layout, or several.</summary>
    UnknownLayout,

    /// <summary>ONNX Runtime has no build for this platform.</summary>
    PlatformUnsupported,
}
