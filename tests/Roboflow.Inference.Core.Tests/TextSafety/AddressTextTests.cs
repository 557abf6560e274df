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
}
