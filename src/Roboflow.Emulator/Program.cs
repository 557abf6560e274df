using System;
using System.Globalization;
using Roboflow.Emulator;

if (args is ["--write-pictures", var folder])
{
    foreach (var path in SamplePictures.Write(folder))
    {
        Console.WriteLine(path);
    }

    return;
}

var options = new EmulatorOptions { Port = 9001, KeepsRequests = false };
for (var i = 0; i < args.Length; i++)
{
    var name = args[i];
    string Value() => ++i < args.Length ? args[i] : throw new ArgumentException($"{name} needs a value.");
    options = name switch
    {
        "--port" => options with { Port = int.Parse(Value(), CultureInfo.InvariantCulture) },
        "--dialect" => options with { Dialect = Enum.Parse<EmulatorDialect>(Value(), ignoreCase: true) },
        "--api-key" => options with { ApiKey = Value() },
        "--ignore-classes" => options with { IgnoreClasses = true },
        _ => throw new ArgumentException($"Unknown option {name}. There are --port, --dialect v1|v2, --api-key and --ignore-classes."),
    };
}

await using var host = await EmulatorHost.StartAsync(options);
Console.WriteLine($"Listening on {host.Address.AbsoluteUri.TrimEnd('/')} (dialect {options.Dialect}, key {options.ApiKey}, model shapes/1). Ctrl+C ends it.");
await host.WaitForShutdownAsync();
