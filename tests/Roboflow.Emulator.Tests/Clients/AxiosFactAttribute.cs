using System;
using System.IO;

namespace Roboflow.Emulator.Tests.Clients;

/// <summary>A test that needs node and its package axios, which <c>.ci/run</c> installs below <c>artifacts/clients</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AxiosFactAttribute : FactAttribute
{
    public AxiosFactAttribute() => Skip =
        !Directory.Exists(ClientSample.Packages("node_modules/axios"))
            ? "axios is not there: npm install --prefix artifacts/clients axios"
            : new ClientFactAttribute("node", "--version").Skip;
}
