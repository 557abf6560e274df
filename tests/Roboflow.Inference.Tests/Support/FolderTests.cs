using System;
using System.IO;

namespace Roboflow.Inference.Tests.Support;

/// <summary>Shared by tests that write files: a session and a temporary folder.</summary>
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

    /// <summary>Writes a plain image of 100 by 100 pixels under a name in the folder, and gives its path.</summary>
    private protected string Plain(string name, byte gray = 90)
    {
        var path = At(name);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, SeenImage.Plain(gray));
        return path;
    }
}
