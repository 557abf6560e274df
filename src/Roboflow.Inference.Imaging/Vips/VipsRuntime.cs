using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;

namespace Roboflow.Inference.Imaging.Vips;

/// <summary>
/// libvips, set up once and on first use: one thread an image (images are processed in parallel), no cache of operations (no
/// image is processed twice, and faults show when it is closed), no decoders but those of the formats that we read, and its log
/// kept for us instead of written to stderr.
/// </summary>
internal static class VipsRuntime
{
    private const int MostLines = 1000;

    // Decoders that libvips counts as hardened against hostile files. A system's libvips may bring many others.
    private static readonly string[] Decoders =
        ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif", "VipsForeignLoadTiff", "VipsForeignLoadHeif"];

    private static readonly ConcurrentQueue<string> Lines = new();
    private static readonly Lazy<VipsLibrary> Started = new(SetUp);

    // The log calls back for as long as the process lives: the delegate must not be collected.
    private static Log.LogDelegate? s_log;

    /// <summary>Which libvips is used, for the verbose stream: its version, and whether it is the module's or the system's. Null before it is loaded.</summary>
    public static string? Description => Started.IsValueCreated ? Started.Value.Description : null;

    /// <summary>Loads and sets up libvips, unless that is done.</summary>
    /// <exception cref="RoboflowException">ImagingUnavailable: neither the module nor the system has a libvips for this platform that can be used.</exception>
    public static void Start() => _ = Started.Value;

    /// <summary>What libvips has logged since the last call, for the debug stream.</summary>
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
        DecoderWarnings.Hear(message);
        if (Lines.Count < MostLines)
        {
            Lines.Enqueue($"{domain}: {message}");
        }
    }
}
