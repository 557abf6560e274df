using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Help.Facts;
using Roboflow.Inference.Help.Output;
using Roboflow.Inference.Help.Pages;

// usage: Roboflow.Inference.Help <built module assembly> <folder of pages> <folder for the help>
if (args is not [var assembly, var pages, var output])
{
    await Console.Error.WriteLineAsync("usage: Roboflow.Inference.Help <built module assembly> <folder of pages> <folder for the help>");
    return 2;
}

try
{
    var help = HelpSource.Read(FactReader.Read(assembly), pages);
    Directory.CreateDirectory(output);
    var written = new HashSet<string>(StringComparer.Ordinal) { Write(Path.GetFileName(assembly) + "-Help.xml", MamlWriter.Write(help.Cmdlets)) };
    written.UnionWith(help.Topics.Select(topic => Write(topic.Title + ".help.txt", AboutWriter.Write(topic))));
    foreach (var stale in Directory.GetFiles(output, "*elp.*").Where(file => !written.Contains(Path.GetFileName(file))))
    {
        File.Delete(stale);
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

string Write(string name, string content)
{
    File.WriteAllText(Path.Combine(output, name), content);
    return name;
}
