<#
.SYNOPSIS
    Detects through a proxy.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    [Parameter(Mandatory)]
    [uri] $Proxy,

    [pscredential] $ProxyCredential,

    [uri] $Endpoint = 'https://detect.roboflow.com'
)

$through = @{ Proxy = $Proxy; Endpoint = $Endpoint }
if ($ProxyCredential) {
    $through.ProxyCredential = $ProxyCredential
}

Get-ChildItem -LiteralPath $Path -File -Recurse |
    Where-Object Extension -In .jpg, .jpeg, .png, .webp, .bmp, .tif, .tiff, .gif, .avif, .jfif, .jpe, .mpo |
    Invoke-RoboflowDetection -Model $Model @through
