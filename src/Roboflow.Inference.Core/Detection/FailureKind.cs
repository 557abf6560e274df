namespace Roboflow.Inference;

/// <summary>Why an image has no result. One member a cause: each has its error id of the module, and its advice.</summary>
public enum FailureKind
{
    /// <summary>The file does not exist.</summary>
    FileNotFound,

    /// <summary>The file exists and cannot be read, or changed while it was sent.</summary>
    FileUnreadable,

    /// <summary>The server cannot decode the image (400).</summary>
    InvalidImage,

    /// <summary>The server refuses the request as it stands (400, 422 and other 4xx).</summary>
    InvalidRequest,

    /// <summary>The same, and the server does not say why.</summary>
    RequestRejectedWithoutReason,

    /// <summary>No key, or a bad one (401).</summary>
    AuthenticationFailed,

    /// <summary>The server wants a key, and none was set.</summary>
    ApiKeyMissing,

    /// <summary>Out of credits (402).</summary>
    QuotaExceeded,

    /// <summary>A bad key, an unknown model, or a key without the scope: v1 has one text for the first two (403).</summary>
    AccessDenied,

    /// <summary>No such project or version (404).</summary>
    ModelNotFound,

    /// <summary>The image is above the server's limit (413).</summary>
    ImageTooLarge,

    /// <summary>An administrator paused the workspace's usage (423).</summary>
    UsagePaused,

    /// <summary>Too many requests, also after retries (429).</summary>
    TooManyRequests,

    /// <summary>A fault of the server or of a gateway, also after retries (5xx).</summary>
    ServerFault,

    /// <summary>Name resolution, refused or broken connection, TLS.</summary>
    ConnectionFailed,

    /// <summary>TLS failed because this machine does not trust the server's certificate.</summary>
    CertificateNotTrusted,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>An answer that is not a result: broken or oversized JSON, HTML, another content type.</summary>
    InvalidResult,

    /// <summary>An answer of 200 that is not a result, but says in the server's words what went wrong.</summary>
    ErrorBodyWithOk,

    /// <summary>Images cannot be decoded on this platform: no usable libvips was found.</summary>
    ImagingUnavailable,

    /// <summary>The server sent us elsewhere; the key goes nowhere else, so the redirect was not followed.</summary>
    Redirected,
}
