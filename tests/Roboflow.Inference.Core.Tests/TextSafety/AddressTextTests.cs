using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Core.Tests.TextSafety;

/// <summary>A message shows an address without its secrets, and the words after it.</summary>
public sealed class AddressTextTests
{
    [Theory]
    [InlineData("no 'https://h.example/a.jpg?x=S' there", "no 'https://h.example/a.jpg' there")]
    [InlineData("no 'https://h.example/a.jpg?x=S'.", "no 'https://h.example/a.jpg'.")]
    [InlineData("no ('https://h.example/a.jpg#S'), or", "no ('https://h.example/a.jpg'), or")]
    [InlineData("no \"https://h.example/a.jpg?x=S\"", "no \"https://h.example/a.jpg\"")]
    [InlineData("'https://h.example/a.jpg?x=S': cannot", "'https://h.example/a.jpg': cannot")]
    [InlineData("'https://h.example/a.jpg?x=UTF-8''y&sig=S': cannot", "'https://h.example/a.jpg': cannot")]
    [InlineData("'https://h.example/a.jpg?x=a; f=my photo.jpg&sig=S': cannot", "'https://h.example/a.jpg': cannot")]
    [InlineData("https://h.example/a.jpg?x=UTF-8''y&sig=S is", "https://h.example/a.jpg is")]
    [InlineData("https://us'er:S@h.example/a.jpg is", "https://h.example/a.jpg is")]
    [InlineData("https://h.example/it's.jpg?sig=S is", "https://h.example/it's.jpg is")]
    [InlineData("https://h.example/c d.jpg?SIGNATURE is", "https://h.example/c d.jpg is")]
    [InlineData("'https://h.example/a' and 'photo?.jpg'", "'https://h.example/a' and 'photo?.jpg'")]
    [InlineData("'https://h.example/a' is not at 'me@h.example'", "'https://h.example/a' is not at 'me@h.example'")]
    [InlineData("'https://h.example/a'? See https://h.example/b.", "'https://h.example/a'? See https://h.example/b.")]
    [InlineData("no 'h.example/a.jpg?sv=1&sig=SIGNATURE'.", "no 'h.example/a.jpg'.")]
    [InlineData("no '//h.example/a.jpg`?sv=1&sig=SIGNATURE'.", "no '//h.example/a.jpg'.")]
    [InlineData("no '/x/https%3A%2F%2Fh.example%2Fa.jpg%3Fsv%3D1%26sig%3DSIGNATURE' there", "no '/x/https%3A%2F%2Fh.example%2Fa.jpg' there")]
    [InlineData("no 'https://h.example/a.jpg%3Fsv=1&sig=SIGNATURE' there", "no 'https://h.example/a.jpg' there")]
    [InlineData("no 'photo?.jpg' and 'b%3F.jpg'", "no 'photo?.jpg' and 'b%3F.jpg'")]
    public void Query_and_user_end_where_the_address_does(string message, string expected) => Assert.Equal(expected, AddressText.InMessage(message));

    // Programs save files with the query as the end of the name; without it, it would be the name of another file.
    [Theory]
    [InlineData("'/tmp/x/photo.jpg?width=1024&id=1' is no image", "'/tmp/x/photo.jpg?width=1024&id=1' is no image")]
    [InlineData("of /tmp/my photos/photo.jpg?width=1024&id=1 and", "of /tmp/my photos/photo.jpg?width=1024&id=1 and")]
    [InlineData("'x/photo.jpg?width=1024&id=1' is", "'x/photo.jpg?width=1024&id=1' is")]
    [InlineData("photo.jpg?width=1024&id=1", "photo.jpg?width=1024&id=1")]
    [InlineData("/tmp/x/photo.jpg%3Fwidth=1024&id=1", "/tmp/x/photo.jpg%3Fwidth=1024&id=1")]
    [InlineData("'/tmp/photo.jpg?width=1024&access_key=SIGNATURE' is", "'/tmp/photo.jpg?***' is")]
    [InlineData("'/tmp/h.example/photo.jpg?v=SIGNATURE' is", "'/tmp/h.example/photo.jpg?***' is")]
    [InlineData("'localhost:9001/a/1?v=SIGNATURE' is", "'localhost:9001/a/1' is")]
    [InlineData("'h.example?v=SIGNATURE' is", "'h.example' is")]
    [InlineData("of h.example/c d.jpg?v=SIGNATURE is", "of h.example/c d.jpg?*** is")]
    [InlineData("of https%3A%2F%2Fh.example/c d.jpg?v=SIGNATURE is", "of https%3A%2F%2Fh.example/c d.jpg is")]
    public void End_of_a_name_of_a_file_is_not_a_query(string message, string expected) => Assert.Equal(expected, AddressText.InMessage(message));

    [Fact]
    public void Name_of_a_file_that_exists_is_shown_as_it_is()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "h.example"));
        var (file, missing) = (Path.Combine(folder.FullName, "a.jpg?v=12345678&id=12345678"), Path.Combine(folder.FullName, "b.jpg?v=SIGNATURE"));
        File.WriteAllText(file, string.Empty);
        try
        {
            Assert.Equal(file, AddressText.OfPath(file));
            Assert.Equal($"'{file}' and {file}", AddressText.InMessage($"'{file}' and {file}", file));
            Assert.Equal(missing.Replace("v=SIGNATURE", "***"), AddressText.OfPath(missing));
        }
        finally
        {
            folder.Parent!.Delete(recursive: true);
        }
    }

    [Fact]
    public void Many_queries_are_removed_in_time()
    {
        var message = string.Concat(Enumerable.Repeat("/h.example/a.jpg?v=12345678 ", 50_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.DoesNotContain("12345678", AddressText.InMessage(message), StringComparison.Ordinal);
        _ = AddressText.Of(string.Concat(Enumerable.Repeat("a%3F", 250_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }
}
