using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Roboflow.Inference.Hosted.Transport;

namespace Roboflow.Inference.Bench.Micro;

/// <summary>Encodes an image as Base64 while it is sent: block by block, compared with a whole string.</summary>
public class EncodeBenchmarks
{
    private byte[] _image = [];

    /// <summary>The size of the image in bytes.</summary>
    [Params(20_000, 500_000, 5_000_000)]
    public int Bytes { get; set; }

    /// <summary>Creates the image.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _image = new byte[Bytes];
        new Random(20261124).NextBytes(_image);
    }

    /// <summary>The vendor's documented way.</summary>
    [Benchmark(Baseline = true)]
    public async Task WholeString()
    {
        using var content = new StringContent(Convert.ToBase64String(_image));
        await content.CopyToAsync(Stream.Null);
    }

    /// <summary>The module's way.</summary>
    [Benchmark]
    public async Task PooledBlocks()
    {
        using var content = new Base64Content(new MemoryStream(_image, writable: false));
        await content.CopyToAsync(Stream.Null);
    }
}
