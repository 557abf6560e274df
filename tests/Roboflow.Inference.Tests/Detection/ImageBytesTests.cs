using System;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Bytes and text as PowerShell's commands return them.</summary>
public sealed class ImageBytesTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    [Theory]
    [InlineData("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject ([object[]][IO.File]::ReadAllBytes($args[0]))")]
    [InlineData("$b = [object[]][IO.File]::ReadAllBytes($args[0]); , $b | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("$b = [IO.File]::ReadAllBytes($args[0]); , $b | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject ([System.Collections.Generic.List[byte]][IO.File]::ReadAllBytes($args[0]))")]
    [InlineData("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject (, [IO.File]::ReadAllBytes($args[0]))")]
    [InlineData("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject ([ArraySegment[byte]]::new([IO.File]::ReadAllBytes($args[0])))")]
    [InlineData("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject ([Memory[byte]]::new([IO.File]::ReadAllBytes($args[0])))")]
    [InlineData("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject ([ReadOnlyMemory[byte]]::new([IO.File]::ReadAllBytes($args[0])))")]
    [InlineData("$b = [Collections.Generic.Queue[byte]]::new([IO.File]::ReadAllBytes($args[0])); , $b | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("$b = [Collections.Queue]::new([IO.File]::ReadAllBytes($args[0])); , $b | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("$b = [Collections.Queue]::new([IO.File]::ReadAllBytes($args[0])); Invoke-RoboflowDetection @common -Model shapes/1 -InputObject $b")]
    [InlineData("$b = [Collections.Generic.Queue[object]]::new([object[]][IO.File]::ReadAllBytes($args[0])); , $b | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("$b = [Collections.Generic.LinkedList[int]]::new([int[]][IO.File]::ReadAllBytes($args[0])); , $b | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("$b = [Collections.ArrayList]::new([IO.File]::ReadAllBytes($args[0])); , $b | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("[pscustomobject]@{ InputObject = ([object[]][IO.File]::ReadAllBytes($args[0])) } | Invoke-RoboflowDetection @common -Model shapes/1")]
    public void Bytes_as_GetContent_gives_them_are_the_image(string script)
    {
        var run = given.Run(script, null, given.File("bytes.jpg").FullName);
        Assert.Empty(run.Errors);
        Assert.Equal("red-circle", run.Property<string>(0, "Class"));
        Assert.Equal(DetectionFixture.RedCircle, Assert.Single(given.Received).Image.ToArray());
    }

    [Theory]
    [InlineData("$args[0]", "{0} | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("$args[0]", "Invoke-RoboflowDetection @common -Model shapes/1 -Path {0}")]
    [InlineData("$args[0]", "Invoke-RoboflowDetection @common -Model shapes/1 -LiteralPath {0}")]
    [InlineData("('data:image/jpeg;base64,' + $args[0])", "{0} | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("([uri]('data:image/jpeg;base64,' + $args[0]))", "{0} | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("($args[0] -replace '(.{76})', \"`$1`n\")", "{0} | Invoke-RoboflowDetection @common -Model shapes/1")]
    public void Base64_text_is_an_error_that_does_not_repeat_it(string text, string script)
    {
        var encoded = Convert.ToBase64String(DetectionFixture.RedCircle);
        var run = given.Run(script.Replace("{0}", text, StringComparison.Ordinal), null, encoded);
        var error = DetectionFixture.TheError(run, "ImageAsText", ErrorCategory.InvalidArgument);
        Assert.DoesNotContain(encoded[..40], error.ToString() + error.Exception + error.TargetObject, StringComparison.Ordinal);
        Assert.Contains("FromBase64String", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(given.Received);
    }

    [Fact]
    public void Base64_text_as_InputObject_is_an_error_that_does_not_repeat_it()
    {
        var encoded = Convert.ToBase64String(DetectionFixture.RedCircle);
        var run = given.Run("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject $args[0]", null, encoded);
        var error = Assert.Single(run.Errors);
        Assert.Contains("Decode Base64 first", error.ToString(), StringComparison.Ordinal);
        for (Exception? cause = error.Exception; cause is not null; cause = cause.InnerException)
        {
            Assert.DoesNotContain(encoded[..40], cause.ToString() + error.TargetObject, StringComparison.Ordinal);
        }

        Assert.Empty(given.Received);
    }

    [Theory]
    [InlineData("-InputObject @($b, $b)", "its item 0 is of the type Byte[]")]
    [InlineData("-InputObject (,255.5 + $b)", "its item 0 is 255.5, not a whole number from 0 to 255")]
    [InlineData("-InputObject (,-1 + $b)", "its item 0 is -1, not a whole number from 0 to 255")]
    [InlineData("-InputObject ([char[]]'a text')", "its item 0 is of the type Char")]
    public void List_that_is_not_bytes_names_what_it_is(string input, string cause)
    {
        var script = $"$b = [IO.File]::ReadAllBytes($args[0]); Invoke-RoboflowDetection @common -Model shapes/1 {input}";
        var run = given.Run(script, null, given.File("l.jpg").FullName);
        Assert.Contains(cause, DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData).ToString(), StringComparison.Ordinal);
        Assert.Empty(given.Received);
    }

    [Theory]
    [InlineData("([string[]]$b)", "A list whose first item is of the type String")]
    [InlineData("([IO.FileInfo[]]$args[0])", "A list whose first item is of the type FileInfo")]
    [InlineData("@($true, $false)", "A list whose first item is of the type Boolean")]
    [InlineData("@($null, 255)", "A list that begins with $null")]
    [InlineData("@()", "An empty list")]
    [InlineData("([int[,]]::new(2, 2))", "A list with several dimensions")]
    public void Other_list_is_an_error_that_says_what_it_is(string input, string cause)
    {
        var run = given.Run(
            $"$b = [IO.File]::ReadAllBytes($args[0]); Invoke-RoboflowDetection @common -Model shapes/1 -InputObject {input}", null, given.File("o.jpg").FullName);
        Assert.EndsWith(cause + " is not an image's content. Give the image's bytes, numbers from 0 to 255, or name files with -Path and addresses with -Uri.",
            Assert.Single(run.Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(given.Received);
    }

    [Theory]
    [InlineData("[string[]]$args")]
    [InlineData("[object[]]$args")]
    [InlineData("[IO.FileInfo[]]$args")]
    public void List_of_files_that_is_piped_as_one_object_is_the_files(string list)
    {
        var files = new[] { given.File("l1.jpg").FullName, given.File("l2.jpg").FullName };
        var run = given.Run($", ({list}) | Invoke-RoboflowDetection @common -Model shapes/1 -AsResult", null, files[0], files[1]);
        Assert.Empty(run.Errors);
        Assert.Equal(files, run.Output.Select(o => (string)o.Properties["Path"].Value));
    }

    [Theory]
    [InlineData("[Collections.Queue]::new($args)")]
    [InlineData("[Collections.Generic.Queue[string]]::new([string[]]$args)")]
    [InlineData("[Collections.Generic.HashSet[string]]::new([string[]]$args)")]
    public void Other_collection_of_files_that_is_piped_as_one_object_is_the_files(string collection)
    {
        var files = new[] { given.File("l1.jpg").FullName, given.File("l2.jpg").FullName };
        var run = given.Run($", ({collection}) | Invoke-RoboflowDetection @common -Model shapes/1 -AsResult", null, files[0], files[1]);
        Assert.Empty(run.Errors);
        Assert.Equal(files, run.Output.Select(o => (string)o.Properties["Path"].Value));
    }

    [Theory]
    [InlineData("[Collections.Queue]::new(@(255, 216, 300))", "its item 2 is 300, not a whole number from 0 to 255")]
    [InlineData("[Collections.Generic.HashSet[int]]::new([int[]](255, 216, -1))", "its item 2 is -1, not a whole number from 0 to 255")]
    [InlineData("[byte[,]]::new(2, 2)", "A list with several dimensions is not an image's content.")]
    [InlineData("[int[,,]]::new(2, 2, 2)", "A list with several dimensions is not an image's content.")]
    public void Other_collection_of_numbers_that_is_piped_as_one_object_is_one_error(string collection, string cause)
    {
        var run = given.Run($"$c = {collection}; , $c | Invoke-RoboflowDetection @common -Model shapes/1");
        Assert.Contains(cause, Assert.Single(run.Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(given.Received);
    }

    [Fact]
    public void One_property_can_name_several_files()
    {
        var files = new[] { given.File("p1.jpg").FullName, given.File("p [2].jpg").FullName };
        var run = given.Run("[pscustomobject]@{ Path = $args } | Invoke-RoboflowDetection @common -Model shapes/1 -AsResult", null, files[0], files[1]);
        Assert.Empty(run.Errors);
        Assert.Equal(files, run.Output.Select(o => (string)o.Properties["Path"].Value));
    }

    [Fact]
    public void Base64_piped_line_by_line_is_not_repeated_either()
    {
        var encoded = Convert.ToBase64String(DetectionFixture.RedCircle, Base64FormattingOptions.InsertLineBreaks).Split("\r\n");
        var run = given.Run("$args | Invoke-RoboflowDetection @common -Model shapes/1", null, [.. encoded[..4]]);
        Assert.Equal(Enumerable.Repeat("ImageAsText", 4), run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.All(run.Errors.Zip(encoded), e => Assert.DoesNotContain(e.Second[..20], e.First.ToString(), StringComparison.Ordinal));
        Assert.Empty(given.Received);
    }

    [Theory]
    [InlineData("[int[]][IO.File]::ReadAllBytes($args[0])")]
    [InlineData("[long[]][IO.File]::ReadAllBytes($args[0])")]
    [InlineData("[uint16[]][IO.File]::ReadAllBytes($args[0])")]
    [InlineData("[uint64[]][IO.File]::ReadAllBytes($args[0])")]
    [InlineData("[double[]][IO.File]::ReadAllBytes($args[0])")]
    [InlineData("[System.Collections.Generic.List[decimal]][decimal[]][IO.File]::ReadAllBytes($args[0])")]
    public void Bytes_as_other_numbers_are_the_image(string bytes)
    {
        var run = given.Run($"$b = {bytes}; Invoke-RoboflowDetection @common -Model shapes/1 -InputObject $b", null, given.File("numbers.jpg").FullName);
        Assert.Empty(run.Errors);
        Assert.Equal(DetectionFixture.RedCircle, Assert.Single(given.Received).Image.ToArray());
    }

    [Theory]
    [InlineData("@(255, 216, 300)", "item 2 is 300, not a whole number from 0 to 255")]
    [InlineData("@(255, 'a')", "item 1 is of the type String")]
    [InlineData("@([byte]255, $null)", "item 1 is missing")]
    public void List_that_is_not_bytes_is_one_error_with_the_item(string list, string cause)
    {
        var run = given.Run(
            $"Invoke-RoboflowDetection @common -Model shapes/1 -InputObject {list}; , {list} | Invoke-RoboflowDetection @common -Model shapes/1");
        Assert.Equal(["InvalidImage", "InvalidImage"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.All(run.Errors, e => Assert.Contains(cause, e.ToString(), StringComparison.Ordinal));
        Assert.Empty(given.Received);
    }
}
