<#
.SYNOPSIS
    Makes the reports for the tests of the page, and the expected values.
.DESCRIPTION
    Boxes are random with a fixed seed. The expected values are counted here from the objects, and measured by
    Measure-RoboflowAccuracy and Compare-RoboflowDetection, without code of the page.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Manifest,
    [Parameter(Mandatory)] [string] $Destination,
    [Parameter(Mandatory)] [string] $Image
)

$ErrorActionPreference = 'Stop'
Import-Module $Manifest
$random = [Random]::new(20260116)
$classes = 'cat', 'dog', 'helmet', '<img src=x onerror=alert(1)>', '__proto__', '</script><script>alert(2)</script>'
$folder = (New-Item -ItemType Directory -Path (Join-Path $Destination 'images') -Force).FullName

function New-Box($X, $Y, $W, $H, $Class, $Confidence) {
    [pscustomobject]@{ X = $X; Y = $Y; Width = $W; Height = $H; Class = $Class; Confidence = $Confidence }
}

function New-Result($Path, $Boxes, $Time) {
    [pscustomobject]@{ Path = $Path; Predictions = @($Boxes); ImageWidth = 320; ImageHeight = 240; Model = 'shapes/1'; Time = $Time }
}

# Some objects are missed, misclassified, found twice or moved; some detections are false.
function New-Guess($Objects) {
    foreach ($o in $Objects) {
        $roll = $random.NextDouble()
        if ($roll -lt 0.15) { continue }
        $class = if ($roll -gt 0.85) { $classes[$random.Next($classes.Count)] } else { $o.Class }
        New-Box ($o.X + $random.Next(-9, 10)) ($o.Y + $random.Next(-9, 10)) ($o.Width + $random.Next(-6, 7)) $o.Height $class ([Math]::Round(0.2 + 0.8 * $random.NextDouble(), 4))
        if ($roll -gt 0.75) { New-Box ($o.X + 3) $o.Y $o.Width $o.Height $o.Class ([Math]::Round($random.NextDouble(), 4)) }
    }
    if ($random.NextDouble() -lt 0.3) { New-Box $random.Next(40, 280) $random.Next(40, 200) 30 30 $classes[$random.Next($classes.Count)] ([Math]::Round($random.NextDouble(), 4)) }
}

$names = @(1..60 | ForEach-Object { 'image-{0:000}.jpg' -f $_ }) + '<img src=x onerror=alert(4)>.jpg', 'a&b "quoted" ''single''.jpg', '#hash %20?.jpg', 'büro-窓.jpg'
if ($IsWindows) { $names = @($names | Where-Object { $_ -notmatch '[<>"?]' }) }
$truth = [Collections.ArrayList]::new()
$found = [Collections.ArrayList]::new()
$other = [Collections.ArrayList]::new()
foreach ($name in $names) {
    $path = Join-Path $folder $name
    [IO.File]::Copy($Image, $path, $true)
    $objects = @(for ($i = $random.Next(6); $i -gt 0; $i--) {
        $box = New-Box $random.Next(40, 280) $random.Next(40, 200) $random.Next(20, 70) $random.Next(20, 70) $classes[$random.Next($classes.Count)] 1
        if ($random.NextDouble() -lt 0.1) { $box | Add-Member IsDifficult $true }
        if ($random.NextDouble() -lt 0.1) { $box | Add-Member IsCrowd $true }
        $box
    })
    [void] $truth.Add((New-Result $path $objects $null))
    [void] $found.Add((New-Result $path @(New-Guess $objects) ([Math]::Round($random.NextDouble(), 3))))
    [void] $other.Add((New-Result $path @(New-Guess $objects) $null))
}

$broken = Join-Path $folder 'broken.jpg'
[IO.File]::WriteAllText($broken, 'not an image')
$errors = @(Get-ChildItem -LiteralPath (Join-Path $folder 'missing <b>.jpg') -ErrorAction SilentlyContinue -ErrorVariable problem; $problem)
$title = '</title><script>alert(3)</script>{data}{policy}{title}'
$folderReport = Join-Path $Destination 'small'
@($found) + (New-Result $broken @() $null) + $errors |
    Export-RoboflowReport -Destination $folderReport -Title $title -Truth $truth -Compare $other -Force -ErrorAction SilentlyContinue
@($found) + $errors | Export-RoboflowReport -Destination (Join-Path $Destination 'small.html') -Embed -Title $title -Truth $truth -Compare $other -Force

# Ten thousand rows, one in a hundred an error. Beyond the first rows, only one in fifty names its file: thumbnails take time.
$large = [Collections.Generic.List[object]]::new()
$shown = $found[0..59]
for ($i = 0; $i -lt 9900; $i++) {
    $from = $shown[$i % $shown.Count]
    $path = if ($i -lt 200 -or $i % 50 -eq 0) { $from.Path }
    $large.Add([pscustomobject]@{ Path = $path; Predictions = $from.Predictions; ImageWidth = 320; ImageHeight = 240; Model = 'shapes/1'; Time = $i / 10000 })
}
$failure = [Management.Automation.ErrorRecord]::new([IO.FileNotFoundException]::new('There is no such file.'), 'FileNotFound', 'ObjectNotFound', 'gone.jpg')
for ($i = 0; $i -lt 100; $i++) { $large.Insert(99 * ($i + 1), $failure) }
$large | Export-RoboflowReport -Destination (Join-Path $Destination 'large') -Force -ThumbnailSize 160
$large[0..201] | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] } | Export-RoboflowReport -Destination (Join-Path $Destination 'embedded') -Embed -Force -ThumbnailSize 160

$accuracy = $found | Measure-RoboflowAccuracy $truth -Confidence 40 -Overlap 50
$comparison = Compare-RoboflowDetection -Reference $other -Difference $found
$boxes = @($found.Predictions)
# Each of the images shown is in as many rows.
function Measure-Large([scriptblock] $Where) {
    $times = 9900 / $shown.Count
    @{ images = $times * @($shown | Where-Object { @($_.Predictions | Where-Object $Where).Count -gt 0 }).Count; boxes = $times * @($shown.Predictions | Where-Object $Where).Count }
}

[ordered]@{
    title      = $title
    names      = $names
    images     = $found.Count
    boxes      = $boxes.Count
    classes    = @($classes | ForEach-Object { $c = $_; [ordered]@{ name = $c; all = @($boxes | Where-Object Class -CEQ $c).Count; sure = @($boxes | Where-Object { $_.Class -ceq $c -and $_.Confidence -ge 0.7 }).Count } })
    catAbove70 = @{ images = @($found | Where-Object { @($_.Predictions | Where-Object { $_.Class -ceq 'cat' -and $_.Confidence -ge 0.7 }).Count -gt 0 }).Count; boxes = @($boxes | Where-Object { $_.Class -ceq 'cat' -and $_.Confidence -ge 0.7 }).Count }
    byCount    = @($found | Sort-Object -Stable { -$_.Predictions.Count } | ForEach-Object { Split-Path -Leaf $_.Path })
    byTime     = @($found | Sort-Object -Stable { -$_.Time } | ForEach-Object { Split-Path -Leaf $_.Path })
    accuracy   = [ordered]@{ map = $accuracy.MAP; map50 = $accuracy.MAP50; precision = $accuracy.Precision; recall = $accuracy.Recall; f1 = $accuracy.F1; labels = $accuracy.ConfusionMatrix.Labels; counts = $accuracy.ConfusionMatrix.Counts
        classes = @($accuracy.Classes | Select-Object Class, AP, AP50, Precision, Recall, F1) }
    comparison = [ordered]@{ here = $comparison.OnlyInDifference; other = $comparison.OnlyInReference; class = $comparison.OtherClass; both = $comparison.Same + $comparison.Changed }
    large      = [ordered]@{ images = 9900; errors = 100; catAbove70 = Measure-Large { $_.Class -ceq 'cat' -and $_.Confidence -ge 0.7 } }
} | ConvertTo-Json -Depth 8 | Set-Content -LiteralPath (Join-Path $Destination 'expected.json') -Encoding utf8
