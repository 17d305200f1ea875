using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using SipPhone.Board.Host;

namespace SipPhone.Cli.Provision.Protocol;

// A line is written in one piece, with its end, and flushed to the disk before the next one. Invariant: whole lines are
// never written over. What stands behind the last line end when the file is opened is the rest of a write that was
// interrupted: its device was never reported as done, and the next line takes its place.

/// <summary>The protocol of a station: a file with one line of JSON for each device (JSONL).</summary>
internal sealed class ProtocolFile : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private readonly ProtocolKey? _key;
    private readonly Dictionary<string, ProtocolEntry> _last = [];

    private ProtocolFile(FileStream file, ProtocolKey? key)
    {
        _file = file;
        _key = key;
    }

    /// <summary>
    /// The last line for each serial number, as it was when the file was opened. With a key, only lines that it signed.
    /// </summary>
    public IReadOnlyDictionary<string, ProtocolEntry> Last => _last;

    /// <summary>How many octets of an interrupted write the next line replaces.</summary>
    public int CutBytes { get; private set; }

    /// <summary>How many lines are not counted, since they cannot be read, or are not signed by the key.</summary>
    public int IgnoredLines { get; private set; }

    /// <summary>Opens a protocol, or starts one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">Signs new lines, and decides which old ones count; null for neither.</param>
    /// <returns>The protocol, which nobody else can write to meanwhile.</returns>
    /// <exception cref="UsageException">It cannot be opened.</exception>
    public static ProtocolFile Open(string path, ProtocolKey? key)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            ProtocolFile file = new(stream, key);
            file.ReadAll(path);
            return file;
        }
        catch (UsageException)
        {
            stream?.Dispose();
            throw;
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            stream?.Dispose();
            throw new UsageException(
                $"--protocol {path} cannot be written: {FileProblem.Of(path, exception)}.");
        }
    }

    /// <summary>Adds a line, signed when there is a key, and sees it to the disk.</summary>
    /// <param name="entry">What to write.</param>
    /// <exception cref="IOException">It could not be written; earlier lines stand.</exception>
    public void Append(ProtocolEntry entry)
    {
        byte[] line = entry.ToJson();
        line = _key is null ? line : ProtocolLine.Sign(line, _key);
        lock (_lock)
        {
            long end = _file.Position;
            try
            {
                _file.SetLength(end);
                _file.Write([.. line, (byte)'\n']);
                _file.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                _file.SetLength(end);
                _file.Position = end;
                throw;
            }
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _file.Dispose();
    }

    private void ReadAll(string path)
    {
        byte[] content = new byte[_file.Length];
        _file.ReadExactly(content);

        // Not even the rest of a line is cut off from somebody's other file.
        ReadOnlySpan<byte> start = ProtocolEntry.LineStart;
        if (!content.AsSpan().StartsWith(start[..Math.Min(start.Length, content.Length)]))
        {
            throw new UsageException($"--protocol {path} is another kind of file. Name a new file, or a protocol.");
        }

        ReadOnlySpan<byte> rest = content;
        while (rest.IndexOf((byte)'\n') is var end and >= 0)
        {
            Count(rest[..end]);
            rest = rest[(end + 1)..];
        }

        CutBytes = rest.Length;
        _file.Position = content.Length - rest.Length;
    }

    private void Count(ReadOnlySpan<byte> line)
    {
        if (ProtocolEntry.Parse(line) is { } entry && (_key is null || ProtocolLine.ProblemOf(line, _key) is null))
        {
            _last[entry.Serial] = entry;
        }
        else
        {
            IgnoredLines++;
        }
    }
}
