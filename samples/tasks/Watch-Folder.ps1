<#
.SYNOPSIS
    Watches a folder: every new image is detected once, also after a restart.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    # Remembers what was done.
    [Parameter(Mandatory)]
    [string] $Journal,

    [int] $IntervalSec = 5,

    # Ends after so many rounds; by default never.
    [int] $Rounds = [int]::MaxValue
)

# A poll misses no file, as the events of a file system do on network shares. An image that is still being copied ends too
# early, is an error in this round and is tried again in the next.
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
