namespace Roboflow.Inference.Tests.Support;

public sealed class KeySpellingsTests
{
    [Fact]
    public void The_search_finds_every_spelling()
    {
        Assert.All(KeySpellings.All(), s => Assert.Contains(s.Name, KeySpellings.FoundIn("before " + s.Spelling + " after")));
        Assert.Empty(KeySpellings.FoundIn("a key that ends in Rf7Q"));
    }
}
