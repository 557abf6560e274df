using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;

namespace Roboflow.Inference.Imaging.Vips;

/// <summary>
/// libvips, set up once on first use: one thread per image (images are processed in parallel), no operation cache (no image is
/// processed twice, and errors appear when it is closed), only the decoders of the supported formats, and its log kept instead
/// of written to stderr.
/// </summary>
internal static class VipsRuntime
{
    private const int MostLines = 1000;

    // Decoders that libvips considers safe for untrusted files. A system's libvips can have many others.
    private static readonly string[] Decoders =
        ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif", "VipsForeignLoadTiff", "VipsForeignLoadHeif"];

    private static readonly ConcurrentQueue<string> Lines = new();
    private static readonly Lazy<VipsLibrary> Started = new(SetUp);

    // The log calls back during the whole lifetime of the process, so the delegate must not be collected.
    private static Log.LogDelegate? s_log;

    /// <summary>A description for the verbose stream: the libvips version, and whether it is the module's or the system's. Null before it
    /// is loaded.</summary>
    public static string? Description => Started.IsValueCreated ? Started.Value.Description : null;

    /// <summary>Loads and sets up libvips on the first call.</summary>
    /// <exception cref="RoboflowException">ImagingUnavailable: neither the module nor the system has a usable libvips for this platform.</exception>
    public static void Start() => _ = Started.Value;

    /// <summary>Returns libvips' log since the last call, for the debug stream.</summary>
    public static IReadOnlyList<string> TakeLog()
    {
        var taken = new List<string>();
        while (Lines.TryDequeue(out var line))
        {
            taken.Add(line);
        }

        return taken;
    }

    private static VipsLibrary SetUp()
    {
        var library = VipsLibrary.Load();
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Operation.Block("VipsForeignLoad", true);
        foreach (var decoder in Decoders)
        {
            Operation.Block(decoder, false);
        }

        NetVips.NetVips.BlockUntrusted = true;
        s_log = Keep;
        foreach (var domain in new[] { "VIPS", "GLib", "GLib-GObject", "Pango" })
        {
            _ = Log.SetLogHandler(domain, Enums.LogLevelFlags.All, s_log);
        }

        return library;
    }

    private static void Keep(string domain, Enums.LogLevelFlags level, string message)
    {
        DecoderWarnings.Record(message);
        TiffWarnings.Record(message);
        if (Lines.Count < MostLines)
        {
            Lines.Enqueue($"{domain}: {message}");
        }
    }
}
