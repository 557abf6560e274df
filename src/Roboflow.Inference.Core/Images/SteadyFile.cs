using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Images;

/// <summary>
/// A file as it was when it was opened. If a program rewrites it in place while it is read, as cameras do with a current image,
/// the last read fails: the bytes would be a mixture of two files. A file that is replaced by another one is still read as it was.
/// </summary>
internal sealed class SteadyFile : Stream
{
    private readonly FileStream _file;
    private readonly long _length;
    private readonly DateTime _written;
#if !NET
    private readonly string _path;
#endif

    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    internal SteadyFile(string path)
    {
#if !NET
        _path = path;
#endif

        // The stream needs no buffer, because whole blocks are read.
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);
        _length = _file.Length;
        _written = LastWritten();
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => _length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _file.Position;
        set => _file.Position = value;
    }

    /// <inheritdoc/>
    /// <exception cref="FileReadException">The file changed since it was opened, or cannot be read.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            var read = _file.Read(buffer, offset, (int)Math.Min(count, Math.Max(0, _length - _file.Position)));

            // Before the last bytes are returned, so that whoever sends them does not complete the request.
            if (read == 0 ? count > 0 && _file.Position < _length : _file.Position == _length)
            {
                RequireUnchanged();
            }

            return read;
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException) and not FileReadException)
        {
            throw new FileReadException(e.Message);
        }
    }

    /// <summary>Reads at once: the blocks come from the page cache, and asynchronous file reads are slower.</summary>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(buffer, offset, count));
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.End => _length,
        SeekOrigin.Current => Position,
        _ => 0,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private void RequireUnchanged()
    {
        if (_file.Length != _length || LastWritten() != _written)
        {
            throw new FileReadException("It changed while it was being read.");
        }
    }

#if NET
    private DateTime LastWritten() => File.GetLastWriteTimeUtc(_file.SafeFileHandle);
#else
    // Only the name gives the time here. It can be another file's by now, or nobody's.
    private DateTime LastWritten() => File.Exists(_path) || _written == default ? File.GetLastWriteTimeUtc(_path) : _written;
#endif
}
