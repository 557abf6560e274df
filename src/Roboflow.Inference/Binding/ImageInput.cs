using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;

namespace Roboflow.Inference.Binding;

/// <summary>Makes images of what a cmdlet was given: files, addresses, or bytes in memory. What is not an image is one error.</summary>
internal sealed class ImageInput(PSCmdlet cmdlet)
{
    /// <summary>The images that the server fetches.</summary>
    internal IEnumerable<ImageSource> FromAddresses(IEnumerable<Uri> addresses)
    {
        foreach (var address in addresses)
        {
            if (IsAddress(address))
            {
                yield return ImageSource.FromAddress(address);
            }
            else if (ContentText.IsContent(address.OriginalString))
            {
                cmdlet.WriteError(DetectionErrors.TextIsContent(address.OriginalString.Length));
            }
            else
            {
                cmdlet.WriteError(DetectionErrors.InvalidAddress(address));
            }
        }
    }

    /// <summary>The image in a stream; it is read from its start and left open.</summary>
    internal IEnumerable<ImageSource> FromContent(Stream stream)
    {
        // An image would be as many errors as it has bytes, and none of them would be understood.
        if (stream is ImageStreamTransformationAttribute.UnrolledBytes)
        {
            cmdlet.ThrowTerminatingError(DetectionErrors.BytesUnrolled());
        }

        if (stream is ImageStreamTransformationAttribute.NoImage none)
        {
            cmdlet.WriteError(DetectionErrors.NamesNoImage(none.Given));
        }
        else if (Read(stream) is { } content)
        {
            yield return ImageSource.FromBytes(content);
        }
    }

    /// <summary>
    /// The image files of paths, by PowerShell's own rules. Folders that a listing writes among its files are skipped in
    /// silence; one that the user names is a warning.
    /// </summary>
    internal IEnumerable<ImageSource> FromFiles(IEnumerable<string> paths, bool literal)
    {
        foreach (var path in paths)
        {
            var written = literal ? path : WildcardPattern.Unescape(path);
            if (ContentText.IsContent(written))
            {
                cmdlet.WriteError(DetectionErrors.TextIsContent(written.Length));
                continue;
            }

            if (Uri.TryCreate(written, UriKind.Absolute, out var address) && IsAddress(address))
            {
                cmdlet.WriteError(DetectionErrors.AddressForPath(address));
                continue;
            }

            foreach (var file in PathResolver.ResolveOrReport(cmdlet, path, literal))
            {
                if (!Directory.Exists(file))
                {
                    yield return ImageSource.FromFile(file);
                }
                else if (literal ? !cmdlet.MyInvocation.ExpectingInput : IsNamed(file, written))
                {
                    cmdlet.WriteWarning(
                        $"'{written}' is a folder and was skipped. Pipe Get-ChildItem of it, or write which files: '{Path.Combine(written, "*.jpg")}'.");
                }
            }
        }
    }

    // What a server can fetch. To .NET on Unix /a.jpg is absolute too, as a file.
    private static bool IsAddress(Uri address) => address.IsAbsoluteUri && address.Scheme is "http" or "https";

    // A wildcard may find folders among the files. One that the user wrote by its name is a mistake.
    private static bool IsNamed(string folder, string written) =>
        !WildcardPattern.ContainsWildcardCharacters(written)
        || Path.GetFileName(folder) == Path.GetFileName(written.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar));

    // A stream may be read once and belongs to the caller, while a request may be tried again: its bytes are kept.
    private byte[]? Read(Stream stream)
    {
        try
        {
            if (stream.CanSeek)
            {
                stream.Position = 0;
            }

            using var copy = new MemoryStream();
            var block = new byte[64 * 1024];
            for (int read; (read = stream.Read(block, 0, block.Length)) > 0;)
            {
                if (cmdlet.Stopping)
                {
                    throw new PipelineStoppedException();
                }

                copy.Write(block, 0, read);
            }

            return copy.ToArray();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or NotSupportedException)
        {
            cmdlet.WriteError(DetectionErrors.StreamUnreadable(e));
            return null;
        }
    }
}
