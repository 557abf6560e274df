using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Support;

/// <summary>
/// One session, one emulator of each dialect and one folder of images for a class of tests. Scripts find the
/// connection in $common (v1) and $v2, to be splatted, and the folder in $folder.
/// </summary>
public sealed class DetectionFixture : IAsyncLifetime
{
    internal static readonly byte[] RedCircle = SampleImages.Encode("""<circle cx="60" cy="50" r="30" fill="#e02020"/>""", 120, 100, ".jpg");
    internal static readonly byte[] BlueSquare = SampleImages.Encode("""<rect x="20" y="20" width="50" height="50" fill="#2040e0"/>""", 120, 100, ".png");
    internal static readonly byte[] Blank = SampleImages.Encode(string.Empty, 120, 100, ".png");

    internal ModuleSession Session { get; private set; } = null!;

    internal EmulatorHost Emulator { get; private set; } = null!;

    internal EmulatorHost V2 { get; private set; } = null!;

    internal string Folder { get; } = Directory.CreateTempSubdirectory("detection ").FullName;

    /// <summary>The requests to the v1 emulator since the last run.</summary>
    internal IReadOnlyList<ReceivedRequest> Received => Emulator.Received;

    public async Task InitializeAsync()
    {
        Emulator = await EmulatorHost.StartAsync();
        V2 = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = EmulatorDialect.V2 });
        Session = new ModuleSession();
        Session.Run(
            "$global:common = @{ Endpoint = $args[0]; ApiKey = 'emulator-key' }; $global:v2 = @{ Endpoint = $args[1]; ApiKey = 'emulator-key' }; "
                + "$global:folder = $args[2]",
            null,
            Emulator.Address.AbsoluteUri,
            V2.Address.AbsoluteUri,
            Folder);
    }

    public async Task DisposeAsync()
    {
        Session.Dispose();
        await Emulator.DisposeAsync();
        await V2.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Resets the emulators and runs a script.</summary>
    internal SessionOutput Run(string script, IEnumerable<object>? input = null, params object[] arguments)
    {
        Emulator.Reset();
        V2.Reset();
        return Session.Run(script, input, arguments);
    }

    /// <summary>Writes a file in the folder; a red circle by default.</summary>
    internal FileInfo File(string name, byte[]? content = null)
    {
        var file = new FileInfo(Path.Combine(Folder, name));
        file.Directory!.Create();
        System.IO.File.WriteAllBytes(file.FullName, content ?? RedCircle);
        return file;
    }

    /// <summary>The only error of a run, with this id and category.</summary>
    internal static ErrorRecord TheError(SessionOutput run, string id, ErrorCategory category)
    {
        var error = Assert.Single(run.Errors);
        AssertError(error, id, category);
        return error;
    }

    internal static void AssertError(ErrorRecord? error, string id, ErrorCategory category)
    {
        Assert.NotNull(error);
        Assert.Equal((id, category), (error.FullyQualifiedErrorId.Split(',').First(), error.CategoryInfo.Category));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("emulator-key", error.ToString(), StringComparison.Ordinal);
    }
}
