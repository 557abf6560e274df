namespace Roboflow.Inference;

/// <summary>How the image's bytes are sent.</summary>
public enum BodyFormat
{
    /// <summary>Base64 as <c>application/x-www-form-urlencoded</c>, as the vendor documents.</summary>
    Base64,

    /// <summary>Raw bytes as the part <c>file</c> of <c>multipart/form-data</c>: a quarter fewer bytes.</summary>
    Multipart,
}
