using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Bench.Contestants;

/// <summary>Typical C# code: the whole image in memory, its Base64 as a string, and HttpClient.</summary>
internal sealed class HttpClientLoop : Contestant
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    internal override string Name => LoopName;

    protected override int Send(Workload workload)
    {
        var answered = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = workload.Limit };
        Parallel.ForEachAsync(workload.Files(), options, async (file, cancellation) =>
        {
            var bytes = await File.ReadAllBytesAsync(file.FullName, cancellation);
            using var body = new StringContent(Convert.ToBase64String(bytes));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
            using var response = await Http.PostAsync(new Uri($"{workload.Address}?api_key={Workload.Key}&name={file.Name}"), body, cancellation);
            var text = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation);
            using var answer = JsonDocument.Parse(text);
            Interlocked.Add(ref answered, answer.RootElement.GetProperty("predictions").GetArrayLength());
        }).GetAwaiter().GetResult();
        return answered;
    }
}
