<#
.SYNOPSIS
    Installs the zip files of a platform as described in the README, and detects and draws with them, using the emulator.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string[]] $Zip,

    [Parameter(Mandatory)]
    [string] $Scratch
)

$ErrorActionPreference = 'Stop'
$modules = New-Item (Join-Path $Scratch modules) -ItemType Directory
$Zip | ForEach-Object { Expand-Archive $_ -DestinationPath $modules }
$env:PSModulePath = $modules.FullName
$root = Split-Path (Split-Path $PSScriptRoot)

$program = Get-ChildItem (Join-Path $root 'src/Roboflow.Emulator/bin/*/net10.0/Roboflow.Emulator.dll') | Sort-Object LastWriteTime | Select-Object -Last 1
$start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$program`" --port 0")
$start.RedirectStandardOutput = $true
$emulator = [Diagnostics.Process]::Start($start)
try {
    $null = $emulator.StandardOutput.ReadLine() -match 'http://[\d.:]+'
    $found = Invoke-RoboflowDetection (Join-Path $root samples/images/harbour.jpg) -Model shapes/1 -Endpoint $Matches[0] -ApiKey emulator-key
    $drawn = $found | Export-RoboflowImage (Join-Path $Scratch drawn.png) -PassThru
}
finally {
    $emulator.Kill()
}

$module = Get-Module Roboflow.Inference
if ($found.Count -ne 3 -or -not $drawn.Length -or -not $module.Path.StartsWith($modules.FullName)) {
    throw "$($found.Count) found with $($module.Path), $($drawn.Length) bytes drawn."
}

"$($found.Count) found with $($module.Path)"
