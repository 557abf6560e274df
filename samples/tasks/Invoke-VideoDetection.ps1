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

    # At least one frame a day.
    [ValidateRange(0.00001, 1000)]
    [double] $FramesPerSecond = 1,

    # The ffmpeg program or its path.
    [string] $Ffmpeg = 'ffmpeg'
)

# ffmpeg would take - for its input, and a name with a colon for a protocol. A full path is only a path; an address stays.
if ($Video -notmatch '^\w+://') {
    $Video = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Video)
}

$frames = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
$null = New-Item $frames -ItemType Directory
try {
    # Frame n is the film at n / FramesPerSecond, also if its sound begins before its images. By default the filter takes the
    # frame half an interval later.
    & $Ffmpeg -hide_banner -loglevel error -i $Video -vf "fps=${FramesPerSecond}:start_time=0:round=up" -q:v 2 (Join-Path $frames '%06d.jpg')
    if ($LASTEXITCODE) {
        throw "ffmpeg ended with exit code $LASTEXITCODE."
    }

    $images = @(Get-ChildItem -LiteralPath $frames -Filter *.jpg | Sort-Object Name)
    if (-not $images) {
        throw 'ffmpeg wrote no frame of the video.'
    }

    $images | Invoke-RoboflowDetection -Model $Model |
        Select-Object @{ Name = 'Second'; Expression = { ([int] ([IO.Path]::GetFileNameWithoutExtension($_.Path)) - 1) / $FramesPerSecond } }, Class, Confidence, X, Y, Width, Height
}
finally {
    Remove-Item -LiteralPath $frames -Recurse
}
