<#
.SYNOPSIS
    Detects objects in the frames of a video, extracted by ffmpeg: one row per object, with its time in seconds.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Video,

    [Parameter(Mandatory)]
    [string] $Model,

    [double] $FramesPerSecond = 1,

    # The ffmpeg program or its path.
    [string] $Ffmpeg = 'ffmpeg'
)

$frames = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
$null = New-Item $frames -ItemType Directory
try {
    & $Ffmpeg -hide_banner -loglevel error -i $Video -vf "fps=$FramesPerSecond" -q:v 2 (Join-Path $frames '%06d.jpg')
    if ($LASTEXITCODE) {
        throw "ffmpeg ended with exit code $LASTEXITCODE."
    }

    Get-ChildItem -LiteralPath $frames -Filter *.jpg | Sort-Object Name |
        Invoke-RoboflowDetection -Model $Model |
        Select-Object @{ Name = 'Second'; Expression = { ([int] ([IO.Path]::GetFileNameWithoutExtension($_.Path)) - 1) / $FramesPerSecond } }, Class, Confidence, X, Y, Width, Height
}
finally {
    Remove-Item -LiteralPath $frames -Recurse
}
