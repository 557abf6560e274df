<#
.SYNOPSIS
    Detects with your own server in the LAN: see about_Roboflow_Tasks for how to start it.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    # For example http://gpu-box:9001.
    [Parameter(Mandatory)]
    [uri] $Endpoint
)

# Your own server loads the model from your account, so it needs your key, which is sent over plain http only if allowed.
$server = @{ Endpoint = $Endpoint; AllowUnencryptedAuthentication = $true }
$test = Test-RoboflowConnection $Model @server
if (-not $test.Succeeded) {
    throw $test.Message
}

Get-ChildItem -LiteralPath $Path -File -Recurse |
    Where-Object Extension -In .jpg, .jpeg, .png, .webp, .bmp, .tif, .tiff, .gif, .avif, .jfif, .jpe, .mpo |
    Invoke-RoboflowDetection -Model $Model @server
