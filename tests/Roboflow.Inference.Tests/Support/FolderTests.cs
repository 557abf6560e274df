using System;
using System.IO;

namespace Roboflow.Inference.Tests.Support;

/// <summary>What tests of files share: a session, and a folder that goes when they end.</summary>
public abstract class FolderTests : IDisposable
{
    private protected readonly ModuleSession _session = new();
    private protected readonly string _folder = Directory.CreateTempSubdirectory("roboflow-tests-").FullName;

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The path of a name in the folder, with slashes on every system.</summary>
    private protected string At(string name) => Path.Combine([_folder, .. name.Split('/')]);
}
