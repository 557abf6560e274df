using System;
using System.Linq;
using System.Text;
using BenchmarkDotNet.Attributes;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Hosted.Answers;

namespace Roboflow.Inference.Bench.Micro;

/// <summary>Parses an answer's JSON to a result.</summary>
public class ParseBenchmarks
{
    private ReadOnlyMemory<byte> _json;

    /// <summary>The number of predictions in the answer.</summary>
    [Params(1, 20, 300)]
    public int Predictions { get; set; }

    /// <summary>The number of points in each outline; 0 for boxes.</summary>
    [Params(0, 100)]
    public int Points { get; set; }

    /// <summary>Creates the answer.</summary>
    [GlobalSetup]
    public void Setup() => _json = Encoding.UTF8.GetBytes(
        """{"inference_id":"f9b2","time":0.06,"image":{"width":1920,"height":1080},"predictions":["""
        + string.Join(',', Enumerable.Range(0, Predictions)
            .Select(i => $$"""{"x":{{i}}.5,"y":100,"width":163,"height":186,"confidence":0.544,"class":"helmet","class_id":0,"""
                + $$""" "detection_id":"3c0b"{{Outline()}}}"""))
        + "]}");

    /// <summary>The module's way.</summary>
    [Benchmark]
    public DetectionResult Parse() => AnswerParser.Parse(_json, "a.jpg", "hard-hats/3");

    private string Outline() => Points == 0 ? string.Empty
        : ",\"points\":[" + string.Join(',', Enumerable.Range(0, Points).Select(i => $$"""{"x":{{i}}.25,"y":101.5}""")) + "]";
}
