using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Inference.Help.Facts;
using Roboflow.Inference.Help.Output;
using Roboflow.Inference.Help.Pages;

const string Usage = """
    usage: Roboflow.Inference.Help <folder of pages> <C# file for the help messages>
           Roboflow.Inference.Help <built module assembly> <folder of pages> <folder for the help> [<address of the repository>]
    """;
try
{
    switch (args)
    {
        case [var pages, var code]:
            await File.WriteAllTextAsync(code, ConstantWriter.Write(pages));
            return 0;
        case [var assembly, var pages, var output, .. { Length: <= 1 } address]:
            await WriteHelpAsync(HelpSource.Read(FactReader.Read(assembly), pages), Path.GetFileName(assembly), output, address.SingleOrDefault());
            return 0;
        default:
            await Console.Error.WriteLineAsync(Usage);
            return 2;
    }
}
catch (PageException e)
{
    foreach (var problem in e.Problems)
    {
        Console.WriteLine(problem);
    }

    return 1;
}

static async Task WriteHelpAsync(HelpSource help, string assembly, string output, string? address)
{
    // Everything is generated before the first file is written, so that an invalid page leaves no files that look up to date.
    var files = help.Topics.ToDictionary(topic => topic.Title + ".help.txt", AboutWriter.Write, StringComparer.Ordinal);
    files.Add(assembly + "-Help.xml", MamlWriter.Write(help.Cmdlets, address));
    Directory.CreateDirectory(output);
    foreach (var stale in Directory.GetFiles(output).Where(file => !files.ContainsKey(Path.GetFileName(file))))
    {
        File.Delete(stale);
    }

    foreach (var (name, content) in files)
    {
        await File.WriteAllTextAsync(Path.Combine(output, name), content);
    }
}
