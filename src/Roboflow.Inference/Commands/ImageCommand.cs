using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;

namespace Roboflow.Inference.Commands;

/// <summary>The input of cmdlets that send images: files, addresses, or bytes in memory.</summary>
/// <typeparam name="TResult">What one image's work brings back.</typeparam>
public abstract class ImageCommand<TResult> : EndpointCommand<TResult>
    where TResult : class
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string UriSet = "Uri";
    private const string InputObjectSet = "InputObject";

    /// <summary>The parameter set that is used where the input does not tell.</summary>
    private protected const string DefaultSet = PathSet;

    /// <summary>Image files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet, HelpMessage = "Image files; wildcards are allowed.")]
    [ImagePathTransformation]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Image files, taken as they are written.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet, HelpMessage = "Image files, taken as they are written.")]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Images on the web, which the server fetches.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = UriSet, HelpMessage = "Addresses of images that the server fetches.")]
    [ImageAddressTransformation]
    [ValidateNotNullOrEmpty]
    public Uri[] Uri { get; set; } = [];

    /// <summary>An image in memory: byte[], Stream (left open), or what Invoke-WebRequest gives.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = InputObjectSet, HelpMessage = "An image in memory: byte[], Stream, or what Invoke-WebRequest gives.")]
    [Alias("RawContentStream")]
    [ImageStreamTransformation]
    public Stream? InputObject { get; set; }

    /// <summary>The first file or address that the user wrote, or null for an image in memory.</summary>
    private protected string? WrittenPath => ParameterSetName switch
    {
        PathSet => WildcardPattern.Unescape(Path[0]),
        LiteralPathSet => LiteralPath[0],
        UriSet => Uri[0].OriginalString,
        _ => null,
    };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case UriSet:
                SubmitAddresses();
                break;
            case InputObjectSet:
                SubmitContent(InputObject!);
                break;
            case LiteralPathSet:
                SubmitFiles(LiteralPath, literal: true);
                break;
            default:
                SubmitFiles(Path, literal: false);
                break;
        }
    }

    /// <summary>Takes one image into the run.</summary>
    private protected abstract void SubmitImage(ImageSource source);

    // What a server can fetch. To .NET on Unix /a.jpg is absolute too, as a file.
    private static bool IsAddress(Uri address) => address.IsAbsoluteUri && address.Scheme is "http" or "https";

    // A stream may be read once and belongs to the caller, while a request may be tried again: its bytes are kept.
    private static byte[] ReadAll(Stream stream)
    {
        if (stream.CanSeek)
        {
            stream.Position = 0;
        }

        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private void SubmitContent(Stream stream)
    {
        // An image would be as many errors as it has bytes, and none of them would be understood.
        if (stream is ImageStreamTransformationAttribute.UnrolledBytes)
        {
            ThrowTerminatingError(DetectionErrors.BytesUnrolled());
        }

        if (stream is ImageStreamTransformationAttribute.NoImage none)
        {
            WriteError(DetectionErrors.NamesNoImage(none.Given));
            return;
        }

        byte[] content;
        try
        {
            content = ReadAll(stream);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or NotSupportedException)
        {
            WriteError(DetectionErrors.StreamUnreadable(e));
            return;
        }

        SubmitImage(ImageSource.FromBytes(content));
    }

    private void SubmitAddresses()
    {
        foreach (var address in Uri)
        {
            if (IsAddress(address))
            {
                SubmitImage(ImageSource.FromAddress(address));
            }
            else
            {
                WriteError(DetectionErrors.InvalidAddress(address));
            }
        }
    }

    private void SubmitFiles(IEnumerable<string> paths, bool literal)
    {
        foreach (var path in paths)
        {
            if (System.Uri.TryCreate(literal ? path : WildcardPattern.Unescape(path), UriKind.Absolute, out var address) && IsAddress(address))
            {
                WriteError(DetectionErrors.AddressForPath(address));
                continue;
            }

            foreach (var file in PathResolver.ResolveOrReport(this, path, literal))
            {
                if (!Directory.Exists(file))
                {
                    SubmitImage(ImageSource.FromFile(file));
                }
                else if (!literal && !WildcardPattern.ContainsWildcardCharacters(path))
                {
                    WriteWarning($"'{path}' is a folder and was passed over. Pipe Get-ChildItem of it, or write which files: '{System.IO.Path.Combine(path, "*.jpg")}'.");
                }
            }
        }
    }
}
