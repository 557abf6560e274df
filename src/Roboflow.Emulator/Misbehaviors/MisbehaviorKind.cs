namespace Roboflow.Emulator;

/// <summary>A way to fail.</summary>
public enum MisbehaviorKind
{
    /// <summary>A normal answer, after the delay.</summary>
    None,

    /// <summary>An HTTP status with the body that the contract gives it.</summary>
    Status,

    /// <summary>The connection is reset without an answer.</summary>
    Drop,

    /// <summary>The connection is closed in the middle of the answer.</summary>
    CloseMidBody,

    /// <summary>Truncated JSON.</summary>
    TruncatedJson,

    /// <summary>A page instead of JSON, with 200, like a sign-in page.</summary>
    Html,

    /// <summary>The status with a page as its body, like a gateway.</summary>
    HtmlStatus,

    /// <summary>The status without a body.</summary>
    EmptyStatus,

    /// <summary>JSON under another content type.</summary>
    WrongContentType,

    /// <summary>200 with <c>{"error": …}</c>, as old servers report some errors.</summary>
    ErrorWith200,

    /// <summary>The status with a body that quotes the request's address and key.</summary>
    EchoKey,

    /// <summary>An endless answer.</summary>
    EndlessBody,

    /// <summary>An answer whose stated length is a gigabyte.</summary>
    OversizedBody,

    /// <summary>A correct answer, one byte at a time.</summary>
    Trickle,

    /// <summary>302 to another address.</summary>
    Redirect,

    /// <summary>302 to another address that repeats the request's query, and so its key.</summary>
    RedirectWithKey,

    /// <summary>The status with <c>Content-Encoding: gzip</c> and a body that is not gzip.</summary>
    BrokenGzip,

    /// <summary>The status with <c>Content-Encoding: deflate</c> and a body that is not deflate.</summary>
    BrokenDeflate,

    /// <summary>The status with a truncated gzip body.</summary>
    TruncatedGzip,

    /// <summary>A small gzip body that expands to 100 MB.</summary>
    GzipBomb,

    /// <summary>A status line that is not HTTP and quotes the request's address and key.</summary>
    MalformedStatusLine,

    /// <summary>A header line without a colon that quotes the request's address and key.</summary>
    MalformedHeader,

    /// <summary>A chunk whose length is not hexadecimal and quotes the request's address and key.</summary>
    MalformedChunk,
}
