using System;

namespace Roboflow.Inference.Tests.Support;

/// <summary>One session for a test class whose tests do not change it.</summary>
public sealed class SessionFixture : IDisposable
{
    internal ModuleSession Session { get; } = new();

    public void Dispose() => Session.Dispose();
}
