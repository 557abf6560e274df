using System;
using System.IO;
using Roboflow.Inference.Files;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Reporting;

/// <summary>A report as one HTML file with embedded thumbnails. Its data are JSON blocks, which browsers do not execute.</summary>
internal sealed class ReportFile : IReportOutput
{
    private readonly PendingFile _file;
    private readonly string _after;
    private readonly bool _overwrite;

    internal ReportFile(string destination, string title, bool overwrite)
    {
        Page = destination;
        _overwrite = overwrite;
        var policy = $"default-src 'none'; script-src {PageParts.HashOf(PageParts.Script)}; style-src {PageParts.HashOf(PageParts.Style)}; img-src 'self' "
            + "data: file:; base-uri 'none'; form-action 'none'";
        (var before, _after) = PageParts.Markup(title, policy, $"<style>{PageParts.Style}</style>");
        _file = new PendingFile(destination);
        JsonText.Append(_file.Stream, before);
    }

    public string Page { get; }

    public string Folder => Path.GetDirectoryName(Page)!;

    public string? KeepThumbnail(int number, byte[] jpeg) => "data:image/jpeg;base64," + Convert.ToBase64String(jpeg);

    public void WriteData(string json) => JsonText.Append(_file.Stream, $"<script type=\"application/json\" class=\"report-data\">{json}</script>\n");

    public void Complete()
    {
        JsonText.Append(_file.Stream, $"<script>{PageParts.Script}</script>\n{_after}");
        _file.Commit(_overwrite);
    }

    public void Dispose() => _file.Dispose();
}
