namespace Roboflow.Emulator;

/// <summary>A way to fail.</summary>
public enum MisbehaviorKind
{
    /// <summary>Only the delay, if any, between the request and the answer.</summary>
    None,

    /// <summary>An HTTP status with the body that the contract gives it.</summary>
    Status,

    /// <summary>The connection is reset without an answer.</summary>
    Drop,

    /// <summary>The connection is closed in the middle of the answer.</summary>
    CloseMidBody,

    /// <summary>JSON that ends too early.</summary>
    TruncatedJson,

    /// <summary>A page instead of JSON, with 200, as a sign-in page answers.</summary>
    Html,

    /// <summary>The status with a page as its body, as a gateway answers.</summary>
    HtmlStatus,

    /// <summary>The status with no body at all.</summary>
    EmptyStatus,

    /// <summary>JSON under another content type.</summary>
    WrongContentType,

    /// <summary>200 with <c>{"error": …}</c>, as old servers answer some faults.</summary>
    ErrorWith200,

    /// <summary>The status with a body that quotes the request's address and key.</summary>
    EchoKey,

    /// <summary>An answer without an end.</summary>
    EndlessBody,

    /// <summary>An answer whose stated length is a gigabyte.</summary>
    OversizedBody,

    /// <summary>A good answer, one byte at a time.</summary>
    Trickle,

    /// <summary>302 to another address.</summary>
    Redirect,
}
