<#
.SYNOPSIS
    Builds, tests and packs the module: a thin wrapper over dotnet, without logic of its own.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pack')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'RoboflowPS.sln'
$stage = Join-Path $PSScriptRoot 'artifacts/module/Roboflow.Inference'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args -join ' ') ended with exit code $LASTEXITCODE."
    }
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-Dotnet build $solution --configuration $Configuration }
        'Test' { Invoke-Dotnet test $solution --configuration $Configuration }
        'Pack' {
            Invoke-Dotnet build $solution --configuration $Configuration
            $manifest = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'Roboflow.Inference.psd1')
            $archive = Join-Path $PSScriptRoot "artifacts/Roboflow.Inference.$($manifest.ModuleVersion).zip"
            Compress-Archive -Path (Join-Path $stage $manifest.ModuleVersion '*') -DestinationPath $archive -Force
            Get-Item $archive
        }
    }
}
