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

        # Records finished images.
    [Parameter(Mandatory)]
    [string] $Journal,

    [int] $IntervalSec = 5,

    # The number of rounds; by default unlimited.
    [int] $Rounds = [int]::MaxValue
)

# Polling misses no file, unlike file system events on network shares. An image that is still being copied is truncated, so it
# is an error in this round and is retried in the next.
$seen = @{}
for ($round = 1; $round -le $Rounds; $round++) {
    $new = Get-ChildItem $Path -File -Recurse -Include *.jpg, *.jpeg, *.png, *.webp | Where-Object { $seen[$_.FullName] -ne $_.LastWriteTimeUtc }
    $new | Invoke-RoboflowDetection -Model $Model -Journal $Journal -AsResult -ErrorAction Continue |
        ForEach-Object {
            $seen[$_.Path] = (Get-Item -LiteralPath $_.Path).LastWriteTimeUtc
            $_
        }
    if ($round -lt $Rounds) {
        Start-Sleep -Seconds $IntervalSec
    }
}
