using System;

namespace Roboflow.Inference.Tests.Support;

/// <summary>One session for a class of tests that leave nothing behind in it.</summary>
public sealed class SessionFixture : IDisposable
{
    internal ModuleSession Session { get; } = new();

    public void Dispose() => Session.Dispose();
}
