#pragma warning disable SYSLIB0014 // The page's sample uses WebRequest.
using System;
using System.IO;
using System.Net;
using System.Text;
using System.Threading.Tasks;

namespace Roboflow.Emulator.Tests.Clients;

/// <summary>The .NET samples of the vendor's page.</summary>
internal static class DotNetSample
{
    internal static async Task<string> LocalAsync(Uri uploadUrl, byte[] imageArray)
    {
        var encoded = Convert.ToBase64String(imageArray);
        var data = Encoding.ASCII.GetBytes(encoded);
        var request = WebRequest.Create(uploadUrl);
        request.Method = "POST";
        request.ContentType = "application/x-www-form-urlencoded";
        request.ContentLength = data.Length;
        using (var stream = await request.GetRequestStreamAsync())
        {
            await stream.WriteAsync(data);
        }

        return await ReadAsync(request);
    }

    internal static async Task<string> HostedAsync(Uri uploadUrl)
    {
        var request = WebRequest.Create(uploadUrl);
        request.Method = "POST";
        request.ContentType = "application/x-www-form-urlencoded";
        request.ContentLength = 0;
        return await ReadAsync(request);
    }

    private static async Task<string> ReadAsync(WebRequest request)
    {
        using var response = await request.GetResponseAsync();
        using var stream = response.GetResponseStream();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
