using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Roboflow.Inference.Hosted.Transport;

namespace Roboflow.Inference.Bench.Micro;

/// <summary>An image to base64 on its way out: block by block, against whole and as a string.</summary>
public class EncodeBenchmarks
{
    private byte[] _image = [];

    /// <summary>Bytes of the image.</summary>
    [Params(20_000, 500_000, 5_000_000)]
    public int Bytes { get; set; }

    /// <summary>Makes the image.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _image = new byte[Bytes];
        new Random(20261124).NextBytes(_image);
    }

    /// <summary>What the vendor documents.</summary>
    [Benchmark(Baseline = true)]
    public async Task WholeString()
    {
        using var content = new StringContent(Convert.ToBase64String(_image));
        await content.CopyToAsync(Stream.Null);
    }

    /// <summary>What the module does.</summary>
    [Benchmark]
    public async Task PooledBlocks()
    {
        using var content = new Base64Content(new MemoryStream(_image, writable: false));
        await content.CopyToAsync(Stream.Null);
    }
}
