using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Images;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of a detection.</summary>
internal static class DetectionErrors
{
    internal static ErrorRecord From(RoboflowException failure, ImageSource source, string model)
    {
        var (id, advice) = failure.IsOfModelFile ? (ErrorId.InvalidResult, OnDeviceErrors.WrongModel) : Describe(failure.Kind);
        var aboutModel = failure.Kind is FailureKind.ModelNotFound or FailureKind.AccessDenied;
        var target = aboutModel ? model : source.Path ?? source.Name ?? model;
        return About(source, ErrorRecordFactory.Create(failure, id, target, advice));
    }

    internal static ErrorRecord Unexpected(Exception exception, ImageSource source) => About(source, ErrorRecordFactory.Create(
        exception, ErrorId.DetectionFailed, source.Path ?? source.Name,
        "This is a bug in the module. Please report it with the image's format and size."));

    internal static ErrorRecord PathNotFound(Exception exception, string path) => ErrorRecordFactory.Create(
        exception, ErrorId.FileNotFound, path,
        "Check the spelling. -Path treats a name with [ or ] as a pattern: use -LiteralPath.");

    internal static ErrorRecord StreamUnreadable(Exception exception) => ErrorRecordFactory.Create(
        new IOException($"The stream cannot be read: {exception.Message}", exception), ErrorId.StreamUnreadable, null,
        "Pass an open, readable stream, or the image's bytes.");

    internal static ErrorRecord BytesUnrolled() => ErrorRecordFactory.Create(
        new ArgumentException("An image's bytes came one by one: the pipeline unrolls arrays."), ErrorId.BytesUnrolled, null,
        "Pass them as one object: -InputObject $bytes, or , $bytes | Invoke-RoboflowDetection.");

    internal static ErrorRecord TextIsContent(int length) => ErrorRecordFactory.Create(
        new ArgumentException(
            FormattableString.Invariant($"A text of {length} characters is neither a path nor a web address; it looks like an image's content.")),
        ErrorId.ImageAsText, null,
        "Decode Base64 first: -InputObject ([Convert]::FromBase64String($text)). For a file, pass its path.");

    internal static ErrorRecord InvalidAddress(string written) => ErrorRecordFactory.Create(
        new ArgumentException($"'{AddressText.Of(written)}' is not an absolute http or https address."),
        ErrorId.InvalidUri, AddressText.Of(written), "Write the full address, beginning with https://. For a file, use -Path.");

    internal static ErrorRecord AddressForPath(Uri address) => ErrorRecordFactory.Create(
        new ArgumentException($"'{AddressText.Of(address.OriginalString)}' is an address, not a file on this machine."), ErrorId.ImageNotLocal,
        AddressText.Of(address.OriginalString),
        "Pass it as -Uri, so that the server downloads it, or pipe it as [uri] or as an object with the property Uri.");

    internal static ErrorRecord NamesNoImage(PSObject item) => ErrorRecordFactory.Create(
        new ArgumentException("The object does not name an image."), ErrorId.ImageUnknown, item,
        "Add the property Path, LiteralPath, FullName or PSPath for a file, or Uri for an address.");

    internal static ErrorRecord NotBytes(string flaw) => ErrorRecordFactory.Create(
        new ArgumentException($"The list is not an image's bytes: {flaw}."), ErrorId.InvalidImage, null,
        "Give all the bytes of one image: numbers from 0 to 255, as Get-Content -AsByteStream or [System.IO.File]::ReadAllBytes gives them.");

    internal static ErrorRecord InvalidModel(string model) => ErrorRecordFactory.Create(
        new ArgumentException($"'{AddressText.OfName(model)}' is not a model id: it needs exactly two parts, project/version or workspace/slug."),
        ErrorId.InvalidModelId, AddressText.OfName(model), "Write it as the model's page shows it, for example hard-hats/3.");

    internal static ErrorRecord DrawingNotAsked(string parameter) => ErrorRecordFactory.Create(
        new ArgumentException($"-{parameter} applies to the server's drawing, which was not requested."),
        ErrorId.DrawingNotRequested, parameter,
        "Add -Format Image or -Format ImageAndJson, or draw with Export-RoboflowImage.");

    internal static ErrorRecord DrawingOfTiles() => ErrorRecordFactory.Create(
        new ArgumentException("The server cannot draw an image that is sent in tiles."), ErrorId.DrawingNotPossible, "TileSize",
        "Omit -Format and draw with Export-RoboflowImage.");

    internal static ErrorRecord NoModel(string? image = null) => ErrorRecordFactory.Create(
        new ArgumentException(image is null ? "No model is specified." : $"No model is specified for '{image}'."), ErrorId.ModelMissing, image,
        "Use -Model project/version, or set it for the session with Connect-Roboflow -Model.");

    internal static ErrorRecord UntrainedVersion(string version) => ErrorRecordFactory.Create(
        new ArgumentException(version.Length == 0 ? "The version has no trained model." : $"The version {version} has no trained model."),
        ErrorId.ModelMissing, version,
        "Train a model on it, or leave such versions out with Get-RoboflowVersion -Trained.");

    internal static (ErrorId Id, string Advice) Describe(FailureKind kind) => kind switch
    {
        FailureKind.FileNotFound => (ErrorId.FileNotFound, "Check the path; the file may have been moved."),
        FailureKind.FileUnreadable => (ErrorId.FileUnreadable, "Check the file's permissions, and that no other program holds or changes "
            + "it."),
        FailureKind.InvalidImage => (ErrorId.InvalidImage, "Open the file in a viewer. JPEG, PNG, WebP and BMP are safe; servers reject "
            + "HEIC and SVG. Pass content that comes through a pipe with -InputObject. The server must be able to download an address."),
        FailureKind.InvalidRequest => (ErrorId.InvalidRequest, "Read the server's text in the message and correct the parameter."),
        FailureKind.RequestRejectedWithoutReason => (ErrorId.InvalidRequest, "Check -Endpoint and -Model, for example with "
            + "Test-RoboflowConnection: a proxy, or a different kind of server, can reject the request too."),
        FailureKind.AuthenticationFailed => (ErrorId.AuthenticationFailed, "Check the key in the workspace's API settings, and "
            + "-KeyTransport if a proxy or an old server drops headers."),
        FailureKind.ApiKeyMissing => (ErrorId.ApiKeyMissing, SessionErrors.HowToSetKey),
        FailureKind.QuotaExceeded => (ErrorId.QuotaExceeded, "Add credits to the workspace, then run again."),
        FailureKind.AccessDenied => (ErrorId.AccessDenied, "The key is invalid, the model does not exist, or the key has no access to it: "
            + "check both. Test-RoboflowConnection with the model can tell which."),
        FailureKind.ModelNotFound => (ErrorId.ModelNotFound, "Check the project, the version and -Endpoint, and that the version "
            + "has a trained model."),
        FailureKind.ImageTooLarge => (ErrorId.ImageTooLarge, "Hosted limits are 5 MB for v1 and 20 MB for v2: send less with "
            + "-MaxDimension, or use another endpoint."),
        FailureKind.UsagePaused => (ErrorId.UsagePaused, "An administrator of the workspace paused its usage: contact the administrator."),
        FailureKind.TooManyRequests => (ErrorId.TooManyRequests, "Lower -ThrottleLimit or raise -MaximumRetryCount."),
        FailureKind.ServerFault => (ErrorId.ServerFault, "Try again later; a persistent 502 means that the model fails."),
        FailureKind.RequestNotSupported => (ErrorId.ServerFault, "The server cannot run this model or does not support the request, also later: "
            + "check -Model and -Endpoint, for example with Test-RoboflowConnection."),
        FailureKind.ConnectionFailed => (ErrorId.ConnectionFailed, "Check the address, the network and the proxy, for example with "
            + "Test-RoboflowConnection. If the problem is temporary, raise -MaximumRetryCount."),
        FailureKind.CertificateNotTrusted => (ErrorId.ConnectionFailed, "Check the server's name and this machine's clock, and "
            + "trust the authority that issued the certificate. For a test server, -SkipCertificateCheck accepts any."),
        FailureKind.TimedOut => (ErrorId.TimedOut, "Check with Test-RoboflowConnection that the server can be reached. A "
            + "cold start takes several seconds: raise -TimeoutSec, or lower -ThrottleLimit."),
        FailureKind.ImagingUnavailable => (ErrorId.ImagingUnavailable, "Reinstall the module: its folder native contains "
            + "libvips for Windows and Linux (x64, arm64; musl x64) and macOS, for 64-bit PowerShell. Elsewhere, install libvips 8.15 or later (Debian: "
            + "libvips42)."),
        FailureKind.ProxyRefused => (ErrorId.ProxyRefused, "Use -Proxy with -ProxyCredential, or -NoProxy if the server can be reached without one."),
        FailureKind.NetworkSignInRequired => (ErrorId.ProxyRefused, "Open any web page in a browser on this machine, sign in there, then run again."),
        FailureKind.Redirected => (ErrorId.Redirected, "If you trust the final address, use it as -Endpoint."),
        FailureKind.ErrorBodyWithOk => (ErrorId.InvalidResult, "Read the server's text in the message. If it is not about the "
            + "model or the image, check that -Endpoint is an inference server."),
        _ => (ErrorId.InvalidResult, "Check that -Endpoint is an inference server and not a proxy's or a sign-in page."),
    };

    // With many images, the error must name the image. An error that ends the run is shown with the exception's message.
    private static ErrorRecord About(ImageSource source, ErrorRecord record)
    {
        var image = source.ShownPath ?? source.Name;
        var message = record.Exception.Message;
        if (image is not null && message.IndexOf(image, StringComparison.Ordinal) < 0)
        {
            record.ErrorDetails = ErrorRecordFactory.Details($"'{image}': {message}", record.ErrorDetails.RecommendedAction);
        }

        return record;
    }
}
