<#
.SYNOPSIS
    Watches a folder: processes every new image once, even after a restart.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    # Records finished images by content: after a restart they are not written again.
    [Parameter(Mandatory)]
    [string] $Journal,

    [int] $IntervalSec = 5,

    # The number of rounds; by default unlimited.
    [int] $Rounds = [int]::MaxValue
)

# Polling misses no file, unlike file system events on network shares. An image that is still being copied is sent as it is
# then, and is an error or has a result. Its time from before it was sent is kept, so the complete image is sent in a later round.
# Not a hashtable: its keys ignore case, but on Linux a.jpg and A.jpg are two files.
$seen = [Collections.Generic.Dictionary[string, datetime]]::new()
for ($round = 1; $round -le $Rounds; $round++) {
    $time = [Collections.Generic.Dictionary[string, datetime]]::new()
    Get-ChildItem -LiteralPath $Path -File -Recurse |
        Where-Object Extension -In .jpg, .jpeg, .png, .webp, .bmp, .tif, .tiff, .gif, .avif, .jfif, .jpe, .mpo |
        Where-Object { $seen[$_.FullName] -ne $_.LastWriteTimeUtc } |
        ForEach-Object { $time[$_.FullName] = $_.LastWriteTimeUtc; $_ } |
        Invoke-RoboflowDetection -Model $Model -Journal $Journal -SkipJournaled -AsResult -ErrorAction Continue `
            -ErrorVariable failed -InformationVariable said |
        ForEach-Object {
            $seen[$_.Path] = $time[$_.Path]
            $_
        }
    # Images that were in the journal are not written. After a complete run, they are those without a result or an error.
    $run = $said | Where-Object Tags -CContains 'Roboflow.RunSummary' | ForEach-Object MessageData
    $bad = [Collections.Generic.HashSet[string]]::new([string[]]@($failed | ForEach-Object TargetObject))
    if ($run -and $run.Done + $run.Failed -eq $time.Count -and $bad.IsSubsetOf($time.Keys)) {
        $time.Keys | Where-Object { -not $bad.Contains($_) } | ForEach-Object { $seen[$_] = $time[$_] }
    }
    # Until the file changes, these fail again; others, such as a server that is busy, are tried again.
    $failed | Where-Object FullyQualifiedErrorId -Match '^(InvalidImage|ImageTooLarge|InvalidRequest),' |
        ForEach-Object { $seen[$_.TargetObject] = $time[$_.TargetObject] }
    if ($round -lt $Rounds) {
        Start-Sleep -Seconds $IntervalSec
    }
}
