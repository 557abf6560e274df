using System;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Display;

/// <summary>Format-List, Format-Wide and mixed output, which use no view of the module.</summary>
public sealed class DisplayTests : IDisposable
{
    private const string Prediction = "([Roboflow.Inference.Prediction]@{ X = 5; Y = 5; Width = 4; Height = 2; Class = 'cat'; ClassId = 40; Path = 'a.jpg'; "
        + "ImageWidth = 9; ImageHeight = 9 })";

    private readonly RecordingHost _host = new();
    private readonly ModuleSession _session;

    public DisplayTests() => _session = new ModuleSession(_host);

    public static TheoryData<string, string> Objects => new()
    {
        { Prediction, "Class" },
        { "[Roboflow.Inference.DetectionResult]@{ Path = 'a.jpg' }", "Path" },
        { Prediction + " | ConvertTo-BoundingBox", "Class" },
        { Prediction + " | ConvertTo-BoundingBox -Format TopLeft", "Class" },
        { Prediction + " | ConvertTo-BoundingBox -Format Normalized", "Class" },
        { Prediction + " | ConvertTo-BoundingBox -Format Yolo", "Class" },
        { Prediction + " | ConvertTo-BoundingBox -Format Coco", "Class" },
        { Prediction + " | ConvertTo-BoundingBox -Format Voc", "Class" },
        { Prediction + " | Measure-RoboflowAccuracy -Truth " + Prediction, "MAP" },
        { "(" + Prediction + " | Measure-RoboflowAccuracy -Truth " + Prediction + ").Classes[0]", "Class" },
        { "[Roboflow.Inference.RoboflowWorkspace]@{ Workspace = 'acme' }", "Workspace" },
        { "[Roboflow.Inference.RoboflowProject]@{ Workspace = 'acme'; Project = 'hats' }", "Id" },
        { "[Roboflow.Inference.RoboflowVersion]@{ Workspace = 'acme'; Project = 'hats'; Version = '3' }", "Id" },
        { "Connect-Roboflow k -Endpoint http://localhost:9001 -PassThru", "Endpoint" },
        { "Test-RoboflowConnection -ApiKey k -Endpoint http://no-such-host.invalid", "Succeeded" },
    };

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Objects))]
    public void Each_kind_of_object_has_a_name_and_a_short_list_of_what_matters(string script, string name)
    {
        var shown = (PSMemberSet)Assert.Single(_session.Run(script).Output).Members["PSStandardMembers"].Value;
        Assert.Equal(name, shown.Members["DefaultDisplayProperty"]?.Value);
        var list = ((PSPropertySet)shown.Members["DefaultDisplayPropertySet"]).ReferencedPropertyNames;
        Assert.InRange(list.Count, 3, 8);
        Assert.Contains(name, list);
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Short_list_is_also_shown_after_an_object_of_another_type(string script, string name)
    {
        _session.Run(script + " | ForEach-Object { [version] '1.2.3.4'; $_ } | Out-Default");
        var lines = _host.Shown.Split('\n').Where(l => l.Contains(" : ", StringComparison.Ordinal)).ToArray();
        Assert.Contains(lines, l => l.StartsWith(name + " ", StringComparison.Ordinal));
        Assert.InRange(lines.Length, 3, 8);
    }
}
