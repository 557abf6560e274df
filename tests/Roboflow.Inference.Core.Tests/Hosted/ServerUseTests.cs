using System.Net.Http;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Core.Tests.Hosted;

/// <summary>The headers from which the vendor bills a request.</summary>
public sealed class ServerUseTests
{
    [Theory]
    [InlineData("0.0613", null, "false", 0.0613, false)]
    [InlineData("0.5", "0.125", "true", 0.125, true)]
    [InlineData("0.5", "x", "1", 0.5, true)]
    [InlineData("-1", "1e999", "yes", null, false)]
    [InlineData("NaN", "0,5", "", null, false)]
    [InlineData(null, null, null, null, false)]
    public void Seconds_and_cold_start_are_read_where_they_make_sense(string? processing, string? remote, string? cold, double? seconds, bool isCold)
    {
        using var response = new HttpResponseMessage();
        foreach (var (name, value) in new[] { ("x-processing-time", processing), ("x-remote-processing-time", remote), ("x-model-cold-start", cold) })
        {
            if (value is not null)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }
        }

        var use = ServerUse.Read(response.Headers);
        Assert.Equal((seconds, isCold), (use.Seconds, use.IsColdStart));
    }
}
