# Bytes of a JPEG of 1920 x 1080 (quality 90, 4:2:0) with ten labeled boxes, as a part of its source's.
param($Folder)
Import-Module $Module
$boxes = foreach ($i in 0..9) {
    [pscustomobject]@{ Path = "$Folder/0000.jpg"; X = 200 + 150 * $i; Y = 540; Width = 120; Height = 200; Class = "helmet $i"; Confidence = 0.9 }
}
$drawn = $boxes | Export-RoboflowImage "$Folder/drawn" -Force -PassThru
$drawn.Length / [IO.FileInfo]::new("$Folder/0000.jpg").Length
