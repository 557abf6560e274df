using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Emulator.Answers;

namespace Roboflow.Emulator.Requests;

/// <summary>Downloads the image of <c>image=</c>, with limits on size and time, from the addresses that the hosted servers allow.</summary>
internal static class ImageFetch
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(20) };

    internal static async Task<byte[]> GetAsync(string address, long limit, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !IsAllowed(uri))
        {
            throw EmulatorFault.BadImage("the address of the image is not allowed.");
        }

        try
        {
            using var response = await Http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw EmulatorFault.BadImage("the image could not be fetched.");
            }

            using var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            using var image = new MemoryStream();
            return await BoundedCopy.RunAsync(content, image, limit, cancellationToken).ConfigureAwait(false)
                ? image.ToArray()
                : throw EmulatorFault.BadImage("the fetched image is too large.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw EmulatorFault.BadImage("the image could not be fetched.");
        }
    }

    // The hosted servers allow only host names over https; loopback is also allowed, so that tests need no certificate.
    private static bool IsAllowed(Uri uri) => uri.IsLoopback
        ? uri.Scheme is "http" or "https"
        : uri is { Scheme: "https", HostNameType: UriHostNameType.Dns };
}
