using System;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Routes;

namespace Roboflow.Emulator.Answers;

/// <summary>The headers by which the vendor bills a request: workspace, model and computing time.</summary>
internal static class BillingHeaders
{
    private const string ColdStart = "X-Model-Cold-Start";
    private const string ProcessingTime = "X-Processing-Time";

    internal static void Add(IHeaderDictionary headers, string model, bool isCold)
    {
        headers["X-Model-Id"] = model;
        headers["X-Workspace-Id"] = ManagementRoutes.Workspace;
        headers[ColdStart] = Text(isCold);
        headers["X-Model-Load-Time"] = "0";
        headers["X-Trace-Id"] = Guid.NewGuid().ToString("N");
    }

    internal static void AddTime(IHeaderDictionary headers, double seconds) => headers[ProcessingTime] = Text(seconds);

    /// <summary>Sets the values that a test has requested, only for successful answers.</summary>
    internal static void Override(IHeaderDictionary headers, Misbehavior way)
    {
        if (!headers.ContainsKey("X-Model-Id"))
        {
            return;
        }

        if (way.ProcessingSeconds is { } processing)
        {
            headers[ProcessingTime] = Text(processing);
        }

        if (way.RemoteProcessingSeconds is { } remote)
        {
            headers["X-Remote-Processing-Time"] = Text(remote);
        }

        if (way.ColdStart is { } isCold)
        {
            headers[ColdStart] = Text(isCold);
        }
    }

    private static string Text(double seconds) => seconds.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";
}
