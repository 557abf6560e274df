using System;
using System.IO;
using System.Net.Sockets;
using Roboflow.Emulator;

CommandLine line;
try
{
    line = CommandLine.Parse(args);
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

if (line.Help)
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

try
{
    if (line.ImageFolder is { } folder)
    {
        foreach (var path in SampleImages.Write(folder))
        {
            Console.WriteLine(path);
        }

        return 0;
    }

    await using var host = await EmulatorHost.StartAsync(line.Options);
    var key = line.Options.ApiKey == new EmulatorOptions().ApiKey ? line.Options.ApiKey : "as given";
    Console.WriteLine($"Listening on {host.Address.AbsoluteUri.TrimEnd('/')} (dialect {line.Options.Dialect}, key {key}, model shapes/1). Ctrl+C ends it.");
    await host.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or SocketException)
{
    await Console.Error.WriteLineAsync(line.ImageFolder is { } folder ? $"The images cannot be written to '{folder}': {e.Message}"
        : $"Port {line.Options.Port} cannot be used: {e.Message}");
    return 1;
}
