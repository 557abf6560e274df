using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Help;

// One session, because Get-Help caches the parsed pages in it.
public sealed class HelpTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    private static readonly string[] Common = [.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters.Except(["WhatIf", "Confirm"])];

    private readonly ModuleSession _session = fixture.Session;

    public static TheoryData<string> Cmdlets => [.. HelpPages.Cmdlets];

    public static TheoryData<string> Topics => [.. HelpPages.Topics];

    [Fact]
    public void Limits_and_defaults_are_shown_as_a_user_writes_them()
    {
        var help = System.IO.File.ReadAllText(System.IO.Path.Combine(HelpPages.Folder, "Roboflow.Inference.dll-Help.xml"));
        Assert.All(["E+308", "2147483647", "Roboflow.Inference.CropPadding<"], wrong => Assert.DoesNotContain(wrong, help, StringComparison.Ordinal));
        Assert.Contains("Possible values: ',', ';', \"`t\", '|'.", help, StringComparison.Ordinal);
        Assert.Contains("Accepted: 0 or more.", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cmdlet_has_help()
    {
        var exported = _session.Run("(Get-Command -Module Roboflow.Inference).Name").Output.Select(o => (string)o.BaseObject);
        Assert.Equal(exported.Order(StringComparer.Ordinal), HelpPages.Cmdlets);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_every_section(string cmdlet)
    {
        var help = Help(cmdlet);
        Assert.EndsWith(".", Text(At(help, "Synopsis")), StringComparison.Ordinal);
        Assert.True(Text(At(help, "description")).Length > 40, "The description is too short to say anything.");
        Assert.All(At(help, "inputTypes", "inputType"), type => Assert.NotEmpty(Text(At(type, "type", "name"))));
        Assert.NotEmpty(At(help, "returnValues", "returnValue"));
        Assert.True(At(help, "examples", "example").Length >= 3, "There are fewer than three examples.");
        Assert.NotEmpty(At(help, "relatedLinks", "navigationLink"));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_parameter_has_its_text_and_its_facts(string cmdlet)
    {
        var command = Command(cmdlet);
        var described = At(Help(cmdlet), "parameters", "parameter");
        Assert.Equal(
            command.Parameters.Keys.Except(Common, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
            described.Select(p => Text(At(p, "name"))).Order(StringComparer.Ordinal));
        Assert.All(described, parameter =>
        {
            var real = command.Parameters[Text(At(parameter, "name"))];
            Assert.True(Text(At(parameter, "description")).Length > 10, $"-{real.Name} has no text.");
            // Tab completion shows it. Parameters of a base class have one for all cmdlets, whose pages can say more.
            Assert.All(real.Attributes.OfType<ParameterAttribute>().Where(_ => !Common.Concat(["WhatIf", "Confirm"]).Contains(real.Name)), attribute =>
            {
                Assert.EndsWith(".", attribute.HelpMessage, StringComparison.Ordinal);
                Assert.True(IsInherited(command, real) || Text(At(parameter, "description")).StartsWith(attribute.HelpMessage, StringComparison.Ordinal));
            });
            Assert.Equal(real.Aliases.Count == 0 ? "none" : string.Join(", ", real.Aliases), Text(At(parameter, "aliases")));
            Assert.Equal(real.ParameterSets.Values.All(s => s.IsMandatory), bool.Parse(Text(At(parameter, "required"))));
            Assert.Equal(real.Attributes.OfType<SupportsWildcardsAttribute>().Any(), bool.Parse(Text(At(parameter, "globbing"))));
        });
    }

    [Theory]
    [InlineData("Invoke-RoboflowDetection", "requests")]
    [InlineData("Get-RoboflowProject", "requests")]
    [InlineData("Export-RoboflowImage", "images")]
    [InlineData("Export-RoboflowCrop", "images")]
    public void Help_of_ThrottleLimit_names_what_is_limited(string cmdlet, string what)
    {
        var parameter = Command(cmdlet).Parameters["ThrottleLimit"];
        Assert.StartsWith($"How many {what} ", Assert.Single(parameter.Attributes.OfType<ParameterAttribute>()).HelpMessage, StringComparison.Ordinal);
        Assert.Equal((1, 64), parameter.Attributes.OfType<ValidateRangeAttribute>().Select(r => ((int)r.MinRange, (int)r.MaxRange)).Single());
        Assert.Contains(
            what,
            Text(At(At(Help(cmdlet), "parameters", "parameter").Single(p => Text(At(p, "name")) == "ThrottleLimit"), "description")),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Each_parameter_set_is_a_line_of_syntax(string cmdlet) => Assert.Equal(
        Command(cmdlet).ParameterSets.Select(s => s.Parameters.Count(p => !Common.Contains(p.Name))).Order(),
        At(Help(cmdlet), "Syntax", "syntaxItem").Select(line => At(line, "parameter").Length).Order());

    [Theory]
    [MemberData(nameof(Topics))]
    public void About_topics_are_found_and_fit_80_columns(string topic)
    {
        var text = (string)_session.Run("Get-Help $args[0]", null, topic).Output.Single().BaseObject;
        Assert.Contains(topic, text, StringComparison.Ordinal);
        Assert.EndsWith(".", text.Split('\n')[4], StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length < 80 || line.Trim().IndexOf(' ') < 0, line));
    }

    private CommandInfo Command(string cmdlet) => (CommandInfo)_session.Run("Get-Command $args[0]", null, cmdlet).Output.Single().BaseObject;

    private static bool IsInherited(CommandInfo command, ParameterMetadata parameter) =>
        ((CmdletInfo)command).ImplementingType is var type && type.GetProperty(parameter.Name)!.DeclaringType != type;

    private PSObject Help(string cmdlet) => _session.Run("Get-Help $args[0] -Full", null, cmdlet).Output.Single();

    private static PSObject[] At(PSObject from, params string[] path) => path is [var name, .. var rest]
        ? [.. Items(from.Properties[name]?.Value).SelectMany(item => At(item, rest))]
        : [from];

    private static PSObject[] Items(object? value) => value switch
    {
        null => [],
        PSObject { BaseObject: IEnumerable and not string } wrapped => Items(wrapped.BaseObject),
        IEnumerable items and not string => [.. items.Cast<object>().Select(PSObject.AsPSObject)],
        _ => [PSObject.AsPSObject(value)],
    };

    private static string Text(PSObject[] items) => string.Join("\n", items.Select(i => i.Properties["Text"]?.Value ?? i)).Trim();
}
