using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Help.Facts;
using Roboflow.Inference.Help.Output;
using Roboflow.Inference.Help.Pages;

const string Usage = "usage: Roboflow.Inference.Help <built module assembly> <folder of pages> <folder for the help> [<address of the repository>]";
if (args is not [var assembly, var pages, var output, .. { Length: <= 1 } address])
{
    await Console.Error.WriteLineAsync(Usage);
    return 2;
}

try
{
    var help = HelpSource.Read(FactReader.Read(assembly), pages);

    // Everything is generated before the first file is written, so that an invalid page leaves no files that look up to date.
    var files = help.Topics.ToDictionary(topic => topic.Title + ".help.txt", AboutWriter.Write, StringComparer.Ordinal);
    files.Add(Path.GetFileName(assembly) + "-Help.xml", MamlWriter.Write(help.Cmdlets, address.SingleOrDefault()));
    Directory.CreateDirectory(output);
    foreach (var stale in Directory.GetFiles(output).Where(file => !files.ContainsKey(Path.GetFileName(file))))
    {
        File.Delete(stale);
    }

    foreach (var (name, content) in files)
    {
        await File.WriteAllTextAsync(Path.Combine(output, name), content);
    }

    return 0;
}
catch (PageException e)
{
    foreach (var problem in e.Problems)
    {
        Console.WriteLine(problem);
    }

    return 1;
}
