using System;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Rows as from Import-Csv with a valid, invalid or empty model.</summary>
public sealed class RowModelTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    [Theory]
    [InlineData("''")]
    [InlineData("'  '")]
    [InlineData("$null")]
    public void Empty_model_cell_uses_the_sessions_model(string cell)
    {
        var file = given.File("session.jpg");
        var run = given.Run(
            "Connect-Roboflow emulator-key -Endpoint $common.Endpoint -Model shapes/1; try { [pscustomobject]@{ Path = $args[0]; Model = " + cell
                + " } | Invoke-RoboflowDetection -AsResult } finally { Disconnect-Roboflow }",
            null,
            file.FullName);
        Assert.Empty(run.Errors);
        Assert.Equal("shapes/1", run.Property<string>(0, "Model"));
    }

    [Fact]
    public void Model_can_be_a_script_block_for_each_row()
    {
        var run = given.Run(
            "$file = $args[0]; 'shapes', 'shapes-minimal' | ForEach-Object { [pscustomobject]@{ Path = $file; Of = $_ } } "
                + "| Invoke-RoboflowDetection @common -Model { $_.Of + '/1' } -AsResult",
            null,
            given.File("block.jpg").FullName);
        Assert.Empty(run.Errors);
        Assert.Equal(["shapes/1", "shapes-minimal/1"], [run.Property<string>(0, "Model"), run.Property<string>(1, "Model")]);
    }

    [Theory]
    [InlineData("common", "", "ModelMissing", ErrorCategory.InvalidArgument)]
    [InlineData("common", " ", "ModelMissing", ErrorCategory.InvalidArgument)]
    [InlineData("common", "no-model", "InvalidModelId", ErrorCategory.InvalidArgument)]
    [InlineData("common", "none/1", "AccessDenied", ErrorCategory.PermissionDenied)]
    [InlineData("v2", "none/1", "ModelNotFound", ErrorCategory.ObjectNotFound)]
    public void Invalid_model_cell_fails_only_its_own_row(string connection, string cell, string id, ErrorCategory category)
    {
        object[] rows = [Row("r1.jpg", "shapes/1"), Row("r2.jpg", cell), Row("r3.jpg", "shapes/1"), Row("r4.jpg", cell), Row("r5.jpg", "shapes-minimal/1")];
        var run = given.Run("$input | Invoke-RoboflowDetection -AsResult -ThrottleLimit 1 @" + connection, rows);
        Assert.Equal(["r1.jpg", "r3.jpg", "r5.jpg"], run.Output.Select(o => Path.GetFileName(((DetectionView)o).Path)));
        Assert.Equal(2, run.Errors.Count);
        Assert.All(run.Errors, e => DetectionFixture.AssertError(e, id, category));
        if (id == "ModelMissing")
        {
            Assert.Equal(Path.Combine(given.Folder, "r2.jpg"), run.Errors[0].TargetObject);
            Assert.Contains("r2.jpg", run.Errors[0].ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("'shapes-minimal/1'", "shapes-minimal/1")]
    [InlineData("[pscustomobject]@{ Model = 'shapes-minimal/1' }", "shapes-minimal/1")]
    [InlineData("' '", "shapes/1")]
    public void A_hashtable_can_name_its_model(string cell, string model)
    {
        var file = given.File("table.jpg");
        var run = given.Run(
            "Connect-Roboflow emulator-key -Endpoint $common.Endpoint -Model shapes/1; try { @{ FullName = $args[0]; Model = " + cell
                + " }, @{ Path = $args[0] } | Invoke-RoboflowDetection -AsResult } finally { Disconnect-Roboflow }",
            null,
            file.FullName);
        Assert.Empty(run.Errors);
        Assert.Equal([model, "shapes/1"], Enumerable.Range(0, 2).Select(i => run.Property<string>(i, "Model")));
    }

    [Fact]
    public void Hashtable_with_an_empty_model_is_one_error_that_names_its_file()
    {
        var file = given.File("empty-model.jpg");
        var run = given.Run("@{ Path = $args[0]; Model = $null }, @{ Path = $args[0]; Model = 'shapes/1' } | Invoke-RoboflowDetection -AsResult @common",
            null, file.FullName);
        Assert.Equal(file.FullName, DetectionFixture.TheError(run, "ModelMissing", ErrorCategory.InvalidArgument).TargetObject);
        Assert.Single(run.Output);
    }

    [Fact]
    public void Empty_Model_parameter_does_not_fall_back_to_the_session()
    {
        var file = given.File("explicit.jpg");
        var run = given.Run(
            "Connect-Roboflow emulator-key -Endpoint $common.Endpoint -Model shapes/1; try { Invoke-RoboflowDetection $args[0] -Model '' } finally { "
                + "Disconnect-Roboflow }", null, file.FullName);
        DetectionFixture.AssertError(run.Terminated ?? run.Errors.Single(), "ModelMissing", ErrorCategory.InvalidArgument);
        Assert.Equal(0, given.Emulator.Statistics.Requests);
    }

    [Fact]
    public void Files_without_any_model_are_one_error_that_ends_the_run()
    {
        var run = given.Run("$input | Invoke-RoboflowDetection @common", [given.File("f1.jpg"), given.File("f2.jpg")]);
        DetectionFixture.AssertError(run.Terminated ?? run.Errors.Single(), "ModelMissing", ErrorCategory.InvalidArgument);
    }

    // As from Get-RoboflowVersion, a job, Select-Object, Import-Csv with and without #TYPE, and ConvertFrom-Json.
    [Theory]
    [InlineData("[Roboflow.Inference.RoboflowVersion]$version", true)]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize([Roboflow.Inference.RoboflowVersion]$version))", true)]
    [InlineData("[pscustomobject]@{ PSTypeName = 'Selected.Roboflow.Inference.RoboflowVersion'; Id = 'w/p/2'; Model = $null; Path = 'no.jpg' }", true)]
    [InlineData("[pscustomobject]@{ PSTypeName = 'CSV:Roboflow.Inference.RoboflowVersion'; Id = 'w/p/2'; Model = '' }", true)]
    [InlineData("[pscustomobject]@{ Workspace = 'w'; Project = 'p'; Version = '2'; Model = '' }", true)]
    [InlineData("[pscustomobject]@{ Id = '7'; Project = 'p'; Version = '2'; Model = '' }", false)]
    [InlineData("[pscustomobject]@{ Model = '' }", false)]
    public void Version_without_a_model_is_one_error_that_names_it_and_not_the_sessions_model(string piped, bool isVersion)
    {
        var run = given.Run(
            "Connect-Roboflow emulator-key -Endpoint $common.Endpoint -Model shapes/1; $version = @{ Workspace = 'w'; Project = 'p'; Version = 2 }; try { "
                + piped + ", [pscustomobject]@{ Model = 'shapes-minimal/1' } | Invoke-RoboflowDetection -Path $args[0] -AsResult } finally { Disconnect-Roboflow }",
            null,
            given.File("version.jpg").FullName);
        Assert.Null(run.Terminated);
        Assert.Equal(isVersion ? ["shapes-minimal/1"] : ["shapes/1", "shapes-minimal/1"], run.Output.Select(o => (string)o.Properties["Model"].Value));
        if (isVersion)
        {
            var error = DetectionFixture.TheError(run, "ModelMissing", ErrorCategory.InvalidArgument);
            Assert.Equal(("w/p/2", "The version w/p/2 has no trained model."), (error.TargetObject, error.ToString()));
        }
    }

    private PSObject Row(string name, string model)
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("Path", given.File(name).FullName));
        row.Properties.Add(new PSNoteProperty("Model", model));
        return row;
    }
}
