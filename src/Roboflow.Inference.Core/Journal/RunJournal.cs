using System;
using System.Diagnostics;
using System.IO;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Journal;

/// <summary>
/// The answers of a run on disk: one appended line per finished image, so that an interrupted run can resume. Only one writer
/// at a time. Thread-safe. It does not contain the API key.
/// </summary>
internal sealed class RunJournal : IDisposable
{
    private static readonly TimeSpan SyncInterval = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();
    private readonly string _path;
    private readonly FileStream _file;
    private readonly JournalIndex _index = new();
    private readonly Stopwatch _sinceSync = Stopwatch.StartNew();
    private JournalException? _broken;
    private long _opened;

    private RunJournal(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>The number of finished images.</summary>
    internal int Count => _index.Count;

    /// <summary>The number of damaged lines.</summary>
    internal int Damaged => _index.Damaged;

    /// <summary>Whether an incomplete last line was removed.</summary>
    internal bool WasTorn { get; private set; }

    /// <summary>Opens or creates a journal; removes an incomplete last line, and ends one that lacks only its line feed.</summary>
    /// <exception cref="JournalException">The file is in use, not a journal, of another version, or cannot be opened.</exception>
    internal static RunJournal Open(string path)
    {
        var journal = new RunJournal(path, JournalFile.Open(path));
        try
        {
            journal.ReadHeader();
            journal.ReadLines();
            journal._opened = journal._index.End;
            return journal;
        }
        catch (IOException e)
        {
            journal.Dispose();
            throw new JournalException(JournalProblem.Unwritable, $"The journal '{path}' cannot be read: {e.Message}", e);
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Returns the entry, or null.</summary>
    /// <param name="key">The key of the image.</param>
    /// <param name="isDamaged">Whether there was an entry, but its line was damaged after the journal was opened.</param>
    internal JournalEntry? Find(JournalKey key, out bool isDamaged)
    {
        isDamaged = false;
        lock (_lock)
        {
            if (!_index.TryFind(key, out var line))
            {
                return null;
            }

            var bytes = new byte[line.Length];
            _file.Position = line.Offset;
            var entry = _file.ReadBlock(bytes) == bytes.Length ? JournalLine.TryRead(bytes, key) : null;
            if (entry is null)
            {
                _index.Forget(key);
                isDamaged = true;
            }

            return entry is null ? null : entry with { IsOfEarlierRun = line.Offset < _opened };
        }
    }

    /// <summary>Appends a line and passes it to the operating system; about once a second it is flushed to disk.</summary>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    internal void Append(JournalKey key, JournalEntry entry)
    {
        var line = JournalLine.Write(key, entry);
        lock (_lock)
        {
            try
            {
                ThrowIfBroken();
                JournalFile.RequirePlace(_path, _file, _index.End);
                _file.Position = _index.End;
                _file.Write(line, 0, line.Length);
                Sync();
                _index.Add(key, _index.End, line.Length);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JournalException)
            {
                _broken ??= e as JournalException
                    ?? new JournalException(JournalProblem.Unwritable, $"The journal '{_path}' cannot be written: {e.Message}", e);
                throw new JournalException(_broken.Problem, _broken.Message, e);
            }
        }
    }

    /// <summary>Throws after a failed write, so that no further images are sent and billed.</summary>
    internal void ThrowIfBroken()
    {
        if (_broken is { } broken)
        {
            throw new JournalException(broken.Problem, broken.Message, broken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_broken is null)
            {
                _broken = new JournalException(JournalProblem.Unwritable, $"The journal '{_path}' is closed.");
                Flush();
            }

            _file.Dispose();
        }
    }

    // The operating system already has the data; a disk failure now loses no more than a power failure would.
    private void Flush()
    {
        try
        {
            _file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
        }
    }

    private void ReadHeader()
    {
        var first = new byte[Math.Min(_file.Length, JournalFile.HeadLength)];
        Array.Resize(ref first, _file.ReadBlock(first));
        var version = JournalFile.ReadVersion(first, out var end);
        if (end < 0 && first.Length < JournalLine.Header.Length && first.AsSpan().SequenceEqual(JournalLine.Header.AsSpan(0, first.Length)))
        {
            // The journal is new, or the process was killed while its first line was written.
            Write(0, JournalLine.Header);
            if (_file.Length == 0)
            {
                throw new JournalException(JournalProblem.NotAJournal, $"'{_path}' is a device; a journal must be a regular file.");
            }

            return;
        }

        if (version is null)
        {
            throw new JournalException(JournalProblem.NotAJournal, $"The file '{_path}' is not a journal of this module; it was left unchanged.");
        }

        if (version != JournalLine.Version)
        {
            throw new JournalException(
                JournalProblem.OtherVersion,
                $"The journal '{_path}' has version {version}, but this module uses version {JournalLine.Version}; it was left unchanged.");
        }

        _file.Position = end + 1;
    }

    private void Write(long position, byte[] content)
    {
        try
        {
            _file.Position = position;
            _file.Write(content, 0, content.Length);
            _file.Flush();
        }
        catch (IOException e)
        {
            throw new JournalException(JournalProblem.Unwritable, $"The journal '{_path}' cannot be written: {e.Message}", e);
        }
    }

    private void ReadLines()
    {
        _index.Load(_file);
        WasTorn = _index.End < _file.Length;
        if (WasTorn)
        {
            _file.SetLength(_index.End);
        }
        else if (_index.End > _file.Length)
        {
            // Editors and copied text can drop the last line feed.
            Write(_file.Length, [(byte)'\n']);
        }
    }

    private void Sync()
    {
        var due = _sinceSync.Elapsed > SyncInterval;
        _file.Flush(due);
        if (due)
        {
            _sinceSync.Restart();
        }
    }
}
