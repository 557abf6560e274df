using System;
using System.IO;
using System.Net;
using System.Text;

namespace Roboflow.Inference.Bench.Contestants;

/// <summary>The vendor's documented C# sample, unchanged, once for each image.</summary>
internal sealed class VendorSample : Contestant
{
    internal override string Name => "vendor's sample";

    internal override bool IsSequential => true;

    protected override int Send(Workload workload)
    {
        var answered = 0;
        foreach (var file in workload.Files())
        {
            answered += Detect(workload, file).Contains("predictions", StringComparison.Ordinal) ? 1 : 0;
        }

        return answered;
    }

#pragma warning disable SYSLIB0014 // It is what the vendor documents.
    private static string Detect(Workload workload, FileInfo file)
    {
        var imageArray = File.ReadAllBytes(file.FullName);
        var encoded = Convert.ToBase64String(imageArray);
        var data = Encoding.ASCII.GetBytes(encoded);
        var uploadUrl = $"{workload.Address}?api_key={Workload.Key}&name={file.Name}";

        ServicePointManager.Expect100Continue = true;
        var request = WebRequest.Create(uploadUrl);
        request.Method = "POST";
        request.ContentType = "application/x-www-form-urlencoded";
        request.ContentLength = data.Length;
        using (var stream = request.GetRequestStream())
        {
            stream.Write(data, 0, data.Length);
        }

        using var response = request.GetResponse();
        using var answer = response.GetResponseStream();
        using var reader = new StreamReader(answer);
        return reader.ReadToEnd();
    }
#pragma warning restore SYSLIB0014
}
