using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Images;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Binding.Images;

/// <summary>Creates image sources from a cmdlet's input: files, addresses, or bytes in memory. Input that is not an image is one error.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="report">Writes an error in its turn.</param>
/// <param name="warn">Writes a warning in its turn.</param>
/// <param name="end">Ends the run with an error.</param>
internal sealed class ImageInput(PSCmdlet cmdlet, Action<ErrorRecord> report, Action<string> warn, Action<ErrorRecord> end)
{
    private const int StopPollMilliseconds = 100;

    private int _inputs;
    private int _folders;
    private string? _folder;

    /// <summary>A folder that was skipped, if nothing but folders came: someone who pipes a folder means its images.</summary>
    internal string? OnlyFolder => _folders == _inputs ? _folder : null;

    /// <summary>Returns the images that the server downloads.</summary>
    internal IEnumerable<ImageSource> FromAddresses(IEnumerable<Uri> addresses)
    {
        _inputs++;
        foreach (var address in addresses)
        {
            if (IsAddress(address))
            {
                yield return ImageSource.FromAddress(address);
            }
            else
            {
                var written = UnreadableUri.TextOf(address);
                report(ContentText.IsContent(written) ? DetectionErrors.TextIsContent(written.Length) : DetectionErrors.InvalidAddress(written));
            }
        }
    }

    /// <summary>Returns the image in a stream, which is left open: from its position if an image starts there, else from its start.</summary>
    internal IEnumerable<ImageSource> FromContent(Stream stream)
    {
        _inputs++;

        // Otherwise an image would give one obscure error per byte.
        if (stream is ImageBytesTransformationAttribute.UnrolledBytes)
        {
            end(DetectionErrors.BytesUnrolled());
        }

        if (stream is NamedImage named)
        {
            foreach (var source in FromRow(named))
            {
                yield return source;
            }
        }
        else if (stream is ImageBytesTransformationAttribute.NoImage none)
        {
            report(DetectionErrors.NamesNoImage(none.Given));
        }
        else if (stream is ImageBytesTransformationAttribute.NoBytes list)
        {
            report(DetectionErrors.NotBytes(list.Flaw));
        }
        else if (Read(stream) is { } content)
        {
            yield return ImageSource.FromBytes(content);
        }
    }

    /// <summary>
    /// Returns the image files of paths, by PowerShell's own rules. Folders among the files of a listing are skipped silently; a
    /// folder that the user names, and a pattern that matches nothing but folders, is skipped with a warning.
    /// </summary>
    internal IEnumerable<ImageSource> FromFiles(IEnumerable<string> paths, bool literal)
    {
        foreach (var path in paths)
        {
            _inputs++;
            var written = literal ? path : WildcardPattern.Unescape(path);
            if (ContentText.IsContent(written))
            {
                report(DetectionErrors.TextIsContent(written.Length));
                continue;
            }

            if ((Uri.TryCreate(written, UriKind.Absolute, out var address) && IsAddress(address)) || WebAddress.IsMeant(written))
            {
                report(address is null ? DetectionErrors.InvalidAddress(written) : DetectionErrors.AddressForPath(address));
                continue;
            }

            var matches = PathResolver.ResolveOrReport(cmdlet, path, literal, report);
            var isOnlyFolders = !literal && matches.All(Directory.Exists);
            foreach (var file in matches)
            {
                if (!Directory.Exists(file))
                {
                    yield return ImageSource.FromFile(file);
                }
                else if (literal ? !cmdlet.MyInvocation.ExpectingInput : IsNamed(file, written) || (isOnlyFolders && file == matches[0]))
                {
                    var what = literal || IsNamed(file, written) ? "is a folder and was skipped. Pipe its"
                        : "matches only folders, which were skipped. Pipe their";
                    warn($"'{written}' {what} files from Get-ChildItem, or name them: '{Path.Combine(written, "*.jpg")}'.");
                }
                else if (literal)
                {
                    _folders++;
                    _folder = file;
                }
            }
        }
    }

    private IEnumerable<ImageSource> FromRow(NamedImage row) => row.Address is { } address
        ? FromAddresses([UnreadableUri.Read(address)])
        : FromFiles(Array.ConvertAll(row.Files, WildcardPattern.Escape), literal: false);

    // An address that a server can download. .NET on Unix also treats /a.jpg as absolute, with the file scheme.
    private static bool IsAddress(Uri address) => address.IsAbsoluteUri && address.Scheme is "http" or "https";

    // A wildcard can match folders among the files. A folder that the user names is a mistake.
    private static bool IsNamed(string folder, string written) =>
        !WildcardPattern.ContainsWildcardCharacters(written)
        || Path.GetFileName(folder) == Path.GetFileName(written.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar));

    // A stream belongs to the caller and is read only once, but a request can be retried: its bytes are kept.
    private byte[]? Read(Stream stream)
    {
        try
        {
            // One of several images in a stream is where the caller put the position. A stream that was just written, or whose
            // first bytes were looked at, means its start.
            var position = stream.CanSeek ? stream.Position : 0;
            var content = ReadRest(stream);
            if (position != 0 && !ImageSignature.IsImage(content, content.Length))
            {
                stream.Position = 0;
                content = ReadRest(stream);
            }

            return content;
        }
        catch (Exception e) when (e is not (PipelineStoppedException or OutOfMemoryException))
        {
            // A stream is the caller's own code: one that decompresses or decrypts can throw anything.
            report(DetectionErrors.StreamUnreadable(e));
            return null;
        }
    }

    private byte[] ReadRest(Stream stream)
    {
        using var copy = new MemoryStream();
        var block = new byte[64 * 1024];
        var isImage = false;
        for (int read; (read = ReadBlock(stream, block)) > 0;)
        {
            ThrowIfStopping();
            copy.Write(block, 0, read);

            // A stream can be endless. What begins like no image is refused later, whatever follows.
            if (copy.Length >= ImageSignature.HeaderLength && !isImage)
            {
                isImage = ImageSignature.IsImage(copy.GetBuffer().AsSpan(0, (int)copy.Length), length: null);
                if (!isImage)
                {
                    break;
                }
            }
        }

        return copy.ToArray();
    }

    // A pipe or a connection can block for good, so another thread waits for it. A stream that is a class of a script needs this thread.
    private int ReadBlock(Stream stream, byte[] block)
    {
        if (stream.CanSeek || stream.GetType().Assembly.IsDynamic)
        {
            return stream.Read(block, 0, block.Length);
        }

        var reading = Task.Run(() => stream.Read(block, 0, block.Length));
        while (Task.WaitAny([reading], StopPollMilliseconds) < 0)
        {
            ThrowIfStopping();
        }

        return reading.GetAwaiter().GetResult();
    }

    private void ThrowIfStopping()
    {
        if (cmdlet.Stopping)
        {
            throw new PipelineStoppedException();
        }
    }
}
