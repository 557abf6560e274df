using System;
using System.Linq;
using System.Text;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Core.Tests.Images;

/// <summary>Whether a file is sent is decided by its first bytes.</summary>
public sealed class ImageSignatureTests
{
    [Theory]
    [InlineData("jpeg", "FFD8FFE0", "Jpeg")]
    [InlineData("png", "89504E470D0A1A0A", "Png")]
    [InlineData("gif", "47494638396104000400000000" + "2C0000000004000400000202", "Gif")]
    [InlineData("gif with colors and an extension", "47494638376104000400800000000000FFFFFF" + "21F9040000000000" + "2C00", "Gif")]
    [InlineData("qoi", "716F69660000000100000001" + "0400", "Other")]
    [InlineData("webp", "524946461234567857454250", "WebP")]
    [InlineData("tiff", "49492A00", "Tiff")]
    [InlineData("tiff, the other order", "4D4D002A", "Tiff")]
    [InlineData("big tiff", "49492B00", "Tiff")]
    [InlineData("jpeg 2000", "0000000C6A5020200D0A870A", "Other")]
    [InlineData("avif", "0000001C667479706176696600000000", "Avif")]
    [InlineData("heic", "00000018667479706D6966310000000068656963", "Other")]
    [InlineData("avif by a compatible brand", "0000001C66747970787878780000000061766966", "Avif")]
    [InlineData("avif whose main brand is general", "0000001C667479706D696631000000006D69663161766966", "Avif")]
    [InlineData("jpeg xl", "FF0AFA7F", "Other")]
    [InlineData("openexr", "762F3101", "Other")]
    [InlineData("sun raster", "59A66A95", "Other")]
    [InlineData("photoshop", "384250530001", "Other")]
    [InlineData("icon", "0000010001002020", "Other")]
    [InlineData("bmp", "424D460000000000000036000000280000000200", "Bmp")]
    [InlineData("os/2 bmp", "424D4600000000000000360000000C0000000200", "Bmp")]
    public void Image_format_is_recognized_by_its_first_bytes(string format, string header, string kind) =>
        Assert.Equal((format, kind), (format, ImageSignature.KindOf(Convert.FromHexString(header)).ToString()));

    [Theory]
    [InlineData("P3\n# a comment\n2 2\n255\n")]
    [InlineData("P6 640 480 255\n")]
    [InlineData("P1\n# bits without spaces\n8 2\n01000010\n11111111\n")]
    [InlineData("P5\n# a comment\n4 4\n65535\n\u0001\u0002")]
    [InlineData("P4\n24 7\n\u0001\u0002")]
    [InlineData("P7\nWIDTH 2\n")]
    [InlineData("PF\n2 2\n-1\n")]
    [InlineData("#?RADIANCE\n# made by hand\nFORMAT=32-bit_rle_rgbe\n\n-Y 2 +X 2\n")]
    [InlineData("#?RGBE\nEXPOSURE=1\n\n+X 2 -Y 2\n")]
    [InlineData("P5 3 2 255\ndddddd")]
    [InlineData("P5 3 2 255\ndddddd\n")]
    [InlineData("P5 3 2 255\nddddddP5 3 2 255\ndddddd")]
    [InlineData("P4\n9 2\nabcd")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("<?xml version='1.0'?>\n<!-- a drawing -->\n<svg/>")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'>\n<svg:svg xmlns:svg='x'>")]
    [InlineData("<!DOCTYPE svg [ <!ENTITY a 'b'> ]>\n<svg\nwidth='1'>")]
    [InlineData("P2 # made by hand\n# 1 of 2\n24\t7 15 ")]
    [InlineData("Pf\n3 2\n-1.0\n")]
    public void Text_based_image_formats_are_recognized(string header) =>
        Assert.True(ImageSignature.IsImage(Encoding.ASCII.GetBytes(header), header.Length));

    [Theory]
    [InlineData("utf-16", "<?xml version='1.0' encoding='utf-16'?>\n<!-- große -->\n<svg/>", true)]
    [InlineData("utf-16BE", "<svg:svg xmlns:svg='x'/>", true)]
    [InlineData("utf-16", "<html><svg/></html>", false)]
    [InlineData("utf-16BE", "", false)]
    public void Vector_image_in_UTF_16_is_treated_as_in_UTF_8(string encoding, string text, bool isImage)
    {
        byte[] bytes = [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(text)];
        Assert.Equal(isImage, ImageSignature.IsImage(bytes, bytes.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA")]
    [InlineData("root:x:0:0:root:/root:/bin/bash\n")]
    [InlineData("BM is how this text begins, and it is not a bitmap.")]
    [InlineData("P6 is a line of a plan")]
    [InlineData("PF changer")]
    [InlineData("<?xml version='1.0'?><configuration><password>x</password></configuration>")]
    [InlineData("{\"password\":\"<svg\"}")]
    [InlineData("<svgfoo>")]
    [InlineData("<!-- saved from a page --><html><body><p>secret</p><svg/></body></html>")]
    [InlineData("<!DOCTYPE html><html><svg/></html>")]
    [InlineData("<?xml version='1.0'?><project><icon><svg/></icon><key>x</key></project>")]
    [InlineData("<!-- <svg> ")]
    [InlineData("P1 3 servers are down, call the customer")]
    [InlineData("P2\n# Plan for the second quarter\n")]
    [InlineData("P2\n24 of 30 done\n")]
    [InlineData("P3 100 200 300\nP4 110 220 310 the key is under the mat")]
    [InlineData("P1\t10\t10\tnorth gate")]
    [InlineData("P6 2 3\nrooms of the first floor")]
    [InlineData("8BPS is how this format begins")]
    [InlineData("DDS is our middleware; its password is")]
    [InlineData("GIF89a images, the password for the server and more")]
    [InlineData("GIF89a hurray! The key is under the mat")]
    [InlineData("GIF89a caf\u00E9 notes, the door code")]
    [InlineData("GIF89a\n")]
    [InlineData("qoif is a format of images; the key is")]
    [InlineData("#?RADIANCE is how such files begin")]
    [InlineData("#?RADIANCE\nis how such files begin\n\nThe key is under the mat\n")]
    [InlineData("P5 10 10 255 is how such a file begins")]
    [InlineData("P6 2 3 255 the key is under the mat, and the door code is written on the back of it")]
    [InlineData("P4 24 7 and the door code")]
    [InlineData("PF 10 10 the door code")]
    [InlineData("Pf 10 10 1.0 the door code")]
    [InlineData("P7 WIDTH of the gate")]
    [InlineData("P5 99999999999999999999 99999999999999999999 255 the door code")]
    [InlineData("P5 999999999 999999999 255 the door code")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("%PDF-1.7")]
    [InlineData("GIF")]
    [InlineData("RIFF1234WAVE")]
    [InlineData("MZ")]
    [InlineData("/9j/4AAQSkZJRgABAQAAAQABAAD")]
    public void Other_content_is_not_recognized_as_an_image(string header) =>
        Assert.False(ImageSignature.IsImage(Encoding.Latin1.GetBytes(header), header.Length));

    [Theory]
    [InlineData("isom")]
    [InlineData("mp42")]
    [InlineData("qt  ")]
    public void Video_is_not_sent(string brand) =>
        Assert.False(ImageSignature.IsImage([0, 0, 0, 0x14, .. Encoding.ASCII.GetBytes("ftyp" + brand), 0, 0, 2, 0, .. Encoding.ASCII.GetBytes(brand)], length: null));

    [Fact]
    public void Zeros_and_truncated_headers_are_not_sent()
    {
        Assert.False(ImageSignature.IsImage(new byte[1024], 1024));
        byte[] png = Convert.FromHexString("89504E470D0A1A0A");
        Assert.All(Enumerable.Range(0, png.Length), length => Assert.False(ImageSignature.IsImage(png.AsSpan(0, length), length)));
    }
}
