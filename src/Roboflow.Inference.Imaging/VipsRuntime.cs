using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using NetVips;

namespace Roboflow.Inference.Imaging;

/// <summary>
/// libvips, set up once and on first use: one thread an image (images are worked on in parallel), no cache of
/// operations (no image is worked on twice), and its log kept for us instead of written to stderr.
/// </summary>
public static class VipsRuntime
{
    private const int MostLines = 1000;
    private static readonly ConcurrentQueue<string> Lines = new();
    private static readonly Lazy<bool> Started = new(SetUp);

    // The log calls back for as long as the process lives: the delegate must not be collected.
    private static Log.LogDelegate? s_log;

    /// <summary>Loads and sets up libvips, unless that is done.</summary>
    /// <exception cref="TypeInitializationException">There is no libvips for this platform beside the module.</exception>
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

    private static bool SetUp()
    {
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        s_log = Keep;
        foreach (var domain in new[] { "VIPS", "GLib", "GLib-GObject", "Pango" })
        {
            _ = Log.SetLogHandler(domain, Enums.LogLevelFlags.All, s_log);
        }

        return true;
    }

    private static void Keep(string domain, Enums.LogLevelFlags level, string message)
    {
        if (Lines.Count < MostLines)
        {
            Lines.Enqueue($"{domain}: {message}");
        }
    }
}
