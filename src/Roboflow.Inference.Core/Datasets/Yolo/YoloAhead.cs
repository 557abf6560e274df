using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>Reads ahead in the following label files, to find out what a line's last number means.</summary>
internal static class YoloAhead
{
    private const int MostFiles = 1000;

    internal static IEnumerable<double[]> Numbers(IEnumerable<string> files, CancellationToken cancellation) =>
        files.Take(MostFiles).SelectMany(f => YoloExtras.NumbersOf(LinesOf(f, cancellation), cancellation));

    private static List<TextLine> LinesOf(string file, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            using var stream = RegularFile.OpenRead(file);
            return stream.Length > DatasetReader.MaximumLabelBytes ? [] : [.. TextLines.Read(stream).Where(l => !l.IsBlank)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error is reported when this file is read.
            return [];
        }
    }
}
