using System;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Management;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Core.Tests.Management;

public sealed class ManagementReaderTests
{
    [Fact]
    public void A_project_is_read_with_its_classes_colors_and_versions()
    {
        var project = Project("""
            {
              "workspace": { "name": "Acme", "url": "acme" },
              "project": {
                "id": "acme/hard-hats", "name": "Hard\u001b[31m hats", "type": "object-detection", "created": 1644962021.44, "updated": 1644962022440,
                "images": 120, "classes": { "helmet": 300, "head": "12", "none": null }, "colors": { "helmet": "#a351fb", "unused": "#000000" }, "versions": 2, "icon": {}
              },
              "versions": [
                { "id": "acme/hard-hats/1", "name": "first", "created": "2022-02-15T21:53:41Z", "images": 80, "splits": { "train": 60, "valid": 15, "test": 5 } },
                { "id": "acme/hard-hats/12", "name": "best",
                  "model": { "id": "hard-hats/12", "map": "91.2", "precision": 90, "recall": null, "endpoint": "https://detect.roboflow.com/hard-hats/12" } },
                { "name": "no id" }, 7
              ]
            }
            """);
        Assert.Equal(
            ("acme", "hard-hats", "acme/hard-hats", "Hard\uFFFD[31m hats", 120, 2),
            (project.Workspace, project.Project, project.Id, project.Name, project.Images, project.VersionCount));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1644962021440), project.Created);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1644962022440), project.Updated);
        Assert.Equal(
            [("helmet", 300, "#a351fb"), ("head", 12, null), ("none", null, null)],
            project.Classes.Select(c => (c.Name, c.Count, c.Color)));
        Assert.Equal([12, 1], project.Versions.Select(v => v.Version));
        Assert.Equal(
            ("hard-hats/12", 91.2, 90d, null),
            (project.Versions[0].Model, project.Versions[0].Map, project.Versions[0].Precision, project.Versions[0].Recall));
        Assert.Equal((null, 60, 15, 5), (project.Versions[1].Model, project.Versions[1].Train, project.Versions[1].Valid, project.Versions[1].Test));
        Assert.Equal(new DateTimeOffset(2022, 2, 15, 21, 53, 41, TimeSpan.Zero), project.Versions[1].Created);
    }

    [Theory]
    [InlineData("""{"project":{}}""")]
    [InlineData("""{"project":{"id":null,"classes":[],"colors":7,"versions":"many"},"versions":{}}""")]
    [InlineData("""{"project":{"classes":["a",1,null]},"versions":null}""")]
    public void Missing_or_mistyped_members_are_left_out(string json)
    {
        var project = Project(json);
        Assert.Equal("hard-hats", project.Project);
        Assert.Empty(project.Versions);
        Assert.True(project.Classes.Count <= 1);
    }

    [Theory]
    [InlineData("""{"id":"acme/hard-hats/3","model":{"id":"acme/hard-hats/3"}}""", "hard-hats/3")]
    [InlineData("""{"id":"acme/hard-hats/3","model":{}}""", "hard-hats/3")]
    [InlineData("""{"id":3,"model":"acme/fast-hats"}""", "acme/fast-hats")]
    [InlineData("""{"id":"acme/hard-hats/3","model":null}""", null)]
    public void A_models_id_has_the_two_parts_of_its_route(string json, string? model)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal(model, ManagementReader.ReadVersion(document.RootElement, "acme", "hard-hats", number: null)!.Model);
    }

    [Theory]
    [InlineData("""{"id":"acme/hard-hats/7","model":{"id":"hard-hats/7"}}""", "hard-hats/7")]
    [InlineData("""{"id":"acme/other/3"}""", "other/3")]
    [InlineData("""{"id":"7"}""", "hard-hats/7")]
    public void An_answer_about_another_version_is_a_warning(string json, string other)
    {
        using var document = JsonDocument.Parse(json);
        var log = new RunLog();
        Assert.Equal(3, ManagementReader.ReadVersion(document.RootElement, "acme", "hard-hats", 3, log)!.Version);
        Assert.Equal($"The server was asked for hard-hats/3 and answered about {other}.", Assert.Single(log.Warnings));
    }

    [Theory]
    [InlineData("../../evil/1")]
    [InlineData("hard-hats/..")]
    [InlineData("https://evil.example/hard-hats/3")]
    public void A_models_id_that_is_a_path_is_left_out_with_a_warning(string id)
    {
        using var document = JsonDocument.Parse($$$"""{"id":"acme/Hard-Hats/3","model":{"id":"{{{id}}}"}}""");
        var log = new RunLog();
        Assert.Null(ManagementReader.ReadVersion(document.RootElement, "acme", "hard-hats", 3, log)!.Model);
        Assert.Equal($"The model's id {id} in the answer is not valid and is left out.", Assert.Single(log.Warnings));
    }

    [Fact]
    public void Entries_of_other_projects_and_repeated_entries_are_left_out_with_a_warning()
    {
        var log = new RunLog();
        using var project = JsonDocument.Parse(
            """{"project":{"id":"acme/others"},"versions":[{"id":"acme/others/1"},{"id":"acme/hard-hats/9"},{"id":"acme/others/1"},{"id":"2"},{"id":2}]}""");
        Assert.Equal([2, 1], ManagementReader.ReadProject(project.RootElement, "acme", "hard-hats", log).Versions.Select(v => v.Version));
        using var workspace = JsonDocument.Parse("""{"workspace":{"url":"acme","projects":[{"id":"acme/a"},{"id":"acme/A"},{"id":"acme/b"}]}}""");
        Assert.Equal(["a", "b"], ManagementReader.ReadWorkspace(workspace.RootElement, "acme", log).Projects.Select(p => p.Project));
        Assert.Equal(
            [
                "The server was asked for hard-hats and answered about others.", "2 versions in the answer repeat others and are left out.",
                "1 version in the answer has no usable id and is left out.", "1 project in the answer repeats another and is left out.",
            ],
            log.Warnings);
    }

    [Theory]
    [InlineData("hard-hats", null, "hard-hats", null)]
    [InlineData("hard-hats/3", null, "hard-hats", 3)]
    [InlineData("acme/hard-hats", "acme", "hard-hats", null)]
    [InlineData(" acme/hard-hats/3/ ", "acme", "hard-hats", 3)]
    [InlineData("acme/*", "acme", "*", null)]
    [InlineData("acme/2023/*", "acme", "2023", null)]
    public void A_project_is_named_as_people_write_it(string text, string? workspace, string project, int? version)
    {
        Assert.True(ProjectName.TryParse(text, out var name));
        Assert.Equal(new ProjectName(workspace, project, version), name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b/c")]
    [InlineData("a//3")]
    [InlineData("../a")]
    [InlineData("a/b/3/4")]
    public void Invalid_project_names_are_refused(string text) => Assert.False(ProjectName.TryParse(text, out _));

    private static RoboflowProject Project(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ManagementReader.ReadProject(document.RootElement, "acme", "hard-hats");
    }
}
