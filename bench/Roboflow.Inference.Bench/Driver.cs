using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Bench.Contestants;

namespace Roboflow.Inference.Bench;

/// <summary>Runs cases: contestants take turns, each in a new process, against one server in another.</summary>
internal sealed class Driver : IDisposable
{
    private readonly Worker _server = new(Worker.ServerTask);
    private readonly Uri _address;
    private readonly bool _quick;

    internal Driver(bool quick)
    {
        _quick = quick;
        _address = new Uri(_server.Read());
    }

    /// <summary>Each contestant's medians, in the order of <see cref="Contestant.All"/>.</summary>
    internal IReadOnlyList<(Contestant Contestant, Measurement Result)> Run(BenchCase work)
    {
        using var images = new ImageFolder(work);
        var contestants = Contestant.All.Where(c => c.IsAvailable && (!work.ModuleAlone || c.Name == Contestant.ModuleName)).ToArray();
        var runs = contestants.ToDictionary(c => c, _ => new List<Measurement>());
        for (var round = 0; round < (_quick ? 1 : work.Rounds); round++)
        {
            // A sequential contestant runs once, because a median would not change its result.
            foreach (var contestant in contestants.Where(c => round == 0 || !c.IsSequential))
            {
                runs[contestant].Add(Measure(contestant, work, images));
            }
        }

        return [.. contestants.Select(c => (c, Measurement.Median([.. runs[c]])))];
    }

    private Measurement Measure(Contestant contestant, BenchCase work, ImageFolder images)
    {
        var count = contestant.IsSequential ? Math.Min(work.Images, 40) : work.Images;
        var workload = new Workload(_address, images.Folder, count, work.Times, work.Limit);
        _ = _server.Ask("0");
        using var process = new Worker(Worker.ContestantTask, workload.ToArguments().Prepend(contestant.Name));
        _ = process.Read();
        _ = _server.Ask(string.Join(',', work.ServerTimes()));
        var result = JsonSerializer.Deserialize<Measurement>(process.Ask())!;
        var arrived = _server.AskNumber();
        return result.Images == workload.Total && arrived == workload.Total
            ? result
            : throw new InvalidOperationException($"{contestant.Name}, {work.Text}: {workload.Total} images, {arrived} requests, {result.Images} answers.");
    }

    public void Dispose() => _server.Dispose();
}
