using System;
using System.Globalization;

namespace Roboflow.Emulator;

/// <summary>The arguments after <c>dotnet run --project src/Roboflow.Emulator --</c>.</summary>
internal sealed record CommandLine
{
    internal const string Usage = """
        Roboflow.Emulator: the hosted endpoint on 127.0.0.1. Model shapes/1 detects solid-colored shapes.

          --port N             listens on this port; 0 takes any free one (default 9001)
          --dialect NAME       answers as detect.roboflow.com (v1, default), serverless.roboflow.com (v2)
                               or a self-hosted server
          --api-key KEY        the only valid key (default emulator-key)
          --ignore-classes     ignores the parameter classes, like the current server
          --delay MS           waits this many milliseconds before each answer of a model
          --keep-requests      keeps requests for GET /_emulator/requests
          --write-images DIR   writes the sample images to a folder and exits
          --help               prints this help
        """;

    internal EmulatorOptions Options { get; private init; } = new() { Port = 9001, KeepsRequests = false };

    internal bool Help { get; private init; }

    /// <summary>The folder for the sample images, or null to listen.</summary>
    internal string? ImageFolder { get; private init; }

    /// <exception cref="FormatException">An option is unknown, or its value is missing or invalid.</exception>
    internal static CommandLine Parse(string[] args)
    {
        var read = new CommandLine();
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i];
            string Value() => ++i < args.Length ? args[i] : throw new FormatException($"{name} needs a value.");
            read = name switch
            {
                "--help" or "-h" or "-?" => read with { Help = true },
                "--write-images" => read with { ImageFolder = Value() },
                "--port" => read with { Options = read.Options with { Port = Whole(name, Value(), 65_535) } },
                "--dialect" => read with { Options = read.Options with { Dialect = Dialect(Value()) } },
                "--api-key" => read with { Options = read.Options with { ApiKey = Value() } },
                "--ignore-classes" => read with { Options = read.Options with { IgnoreClasses = true } },
                "--keep-requests" => read with { Options = read.Options with { KeepsRequests = true } },
                "--delay" => read with { Options = read.Options with { Delay = TimeSpan.FromMilliseconds(Whole(name, Value(), 3_600_000)) } },
                _ => throw new FormatException($"Unknown option '{name}'; --help lists the options."),
            };
        }

        return read;
    }

    private static int Whole(string name, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new FormatException($"{name} must be a whole number from 0 to {most}, not '{text}'.");

    private static EmulatorDialect Dialect(string text) => text.ToUpperInvariant() switch
    {
        "V1" => EmulatorDialect.V1,
        "V2" => EmulatorDialect.V2,
        "SELF-HOSTED" => EmulatorDialect.SelfHosted,
        _ => throw new FormatException($"--dialect must be v1, v2 or self-hosted, not '{text}'."),
    };
}
