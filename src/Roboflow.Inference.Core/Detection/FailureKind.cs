namespace Roboflow.Inference;

/// <summary>Why an image has no result. Each cause has its own error id in the module, with advice.</summary>
public enum FailureKind
{
    /// <summary>The file does not exist.</summary>
    FileNotFound,

    /// <summary>The file exists but cannot be read, or changed while it was being sent.</summary>
    FileUnreadable,

    /// <summary>The file is not an image, or the server (400) or libvips cannot decode it.</summary>
    InvalidImage,

    /// <summary>The server rejects the request (400, 422 and other 4xx).</summary>
    InvalidRequest,

    /// <summary>The server rejects the request without a reason.</summary>
    RequestRejectedWithoutReason,

    /// <summary>The server rejects the key (401).</summary>
    AuthenticationFailed,

    /// <summary>The server requires a key, but none is set.</summary>
    ApiKeyMissing,

    /// <summary>Out of credits (402).</summary>
    QuotaExceeded,

    /// <summary>An invalid key, an unknown model, or a key without access (403); hosted v1 gives the same answer for the first two.</summary>
    AccessDenied,

    /// <summary>The project or version does not exist (404).</summary>
    ModelNotFound,

    /// <summary>The image is larger than the server accepts (413).</summary>
    ImageTooLarge,

    /// <summary>An administrator paused the workspace's usage (423).</summary>
    UsagePaused,

    /// <summary>Too many requests, even after all retries (429).</summary>
    TooManyRequests,

    /// <summary>The server or a gateway failed (5xx), even after all retries of 500, 502, 503 and 504.</summary>
    ServerFault,

    /// <summary>Name resolution failed, the connection was refused or broken, or TLS failed.</summary>
    ConnectionFailed,

    /// <summary>TLS failed because this machine does not trust the server's certificate.</summary>
    CertificateNotTrusted,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>The answer is not a result: broken or oversized JSON, HTML, or another content type.</summary>
    InvalidResult,

    /// <summary>The answer has status 200 but contains an error text instead of a result.</summary>
    ErrorBodyWithOk,

    /// <summary>Images cannot be decoded on this platform: no usable libvips was found.</summary>
    ImagingUnavailable,

    /// <summary>The server redirected the request; redirects are not followed, so that the key is not sent to another server.</summary>
    Redirected,

    /// <summary>The proxy requires credentials, or rejects those it got (407).</summary>
    ProxyRefused,

    /// <summary>The server cannot run the model or does not support the request (501, 505, 507), now or later.</summary>
    RequestNotSupported,

    /// <summary>The network answers in place of the server and requires a sign-in (511), as in hotels.</summary>
    NetworkSignInRequired,
}
