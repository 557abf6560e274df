<#
.SYNOPSIS
    Builds, tests, packs and publishes the module: a thin wrapper over dotnet and PowerShell's own commands.
.EXAMPLE
    ./build.ps1 Build, Test
.EXAMPLE
    ./build.ps1 Build, Sign, Pack
.EXAMPLE
    ./build.ps1 Pack -Runtime linux-x64

    Zip files with the native files of one platform: a fifth of the size, for containers and Azure Automation.
#>
[CmdletBinding()]
param(
    # Build stages the module under artifacts/module; Test runs xunit on it with coverage, then Pester; Analyze is
    # PSScriptAnalyzer; Sign does nothing without a certificate; Pack writes artifacts/*.zip and *.nupkg from what is
    # staged; Publish sends that *.nupkg and nothing else.
    [ValidateSet('Build', 'Test', 'Analyze', 'Sign', 'Pack', 'Publish')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Pack for a single platform: any that has a NetVips.Native package.
    [ValidateSet('win-x64', 'win-x86', 'win-arm64', 'linux-x64', 'linux-arm', 'linux-arm64', 'linux-musl-x64', 'linux-musl-arm64', 'osx-x64', 'osx-arm64')]
    [string] $Runtime,

    # The thumbprint of a code-signing certificate in the user's store.
    [string] $CertificateThumbprint = $env:SIGNING_CERTIFICATE_THUMBPRINT,

    [string] $Repository = 'PSGallery',

    [string] $RepositoryKey = $env:PSGALLERY_API_KEY
)

$ErrorActionPreference = 'Stop'
$artifacts = Join-Path $PSScriptRoot 'artifacts'
$solution = Join-Path $PSScriptRoot 'RoboflowPS.sln'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args -join ' ') ended with exit code $LASTEXITCODE."
    }
}

$version = Invoke-Dotnet msbuild (Join-Path $PSScriptRoot 'src/Roboflow.Inference') '-getProperty:Version'
$stage = Join-Path $artifacts "module/Roboflow.Inference/$version"
$package = Join-Path $artifacts "Roboflow.Inference.$version"
$module = Join-Path $PSScriptRoot 'src/Roboflow.Inference'
# The companion module, which contains ONNX Runtime, has the same version.
$companion = Join-Path $artifacts "module/Roboflow.Inference.OnDevice/$version"
$companionPackage = Join-Path $artifacts "Roboflow.Inference.OnDevice.$version"

switch ($Task) {
    'Build' {
        Invoke-Dotnet build $solution --configuration $Configuration
    }
    'Test' {
        # A test that hangs is ended and named. Coverage includes the staged assemblies, because the cmdlets are loaded
        # from there.
        Invoke-Dotnet test $solution --configuration $Configuration --no-build --results-directory (Join-Path $artifacts 'results') `
            --blame-hang-timeout 15m --blame-hang-dump-type none --collect 'XPlat Code Coverage' -- `
            "DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.IncludeDirectory=$stage/bin/net8.0"
        Invoke-Dotnet tool restore
        Invoke-Dotnet build (Join-Path $PSScriptRoot 'tests/Pester')
        Invoke-Dotnet pwsh -NoProfile -File (Join-Path $PSScriptRoot 'tests/Pester/Invoke-Tests.ps1')
    }
    'Analyze' {
        $found = 'build.ps1', 'samples', 'tests', $stage, $companion | ForEach-Object {
            Invoke-ScriptAnalyzer -Path ([IO.Path]::Combine($PSScriptRoot, $_)) -Recurse -Settings (Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1')
        }
        $found
        if ($found) {
            throw "PSScriptAnalyzer found $(@($found).Count) problem(s)."
        }
    }
    'Sign' {
        if (-not $CertificateThumbprint) {
            Write-Warning 'Not signed: no certificate.'
            continue
        }

        $own = Get-ChildItem $stage, $companion -Recurse -Include Roboflow.Inference*.dll, *.psd1, *.psm1, *.ps1xml
        $signed = $own | Set-AuthenticodeSignature -Certificate (Get-Item "Cert:/CurrentUser/My/$CertificateThumbprint") -HashAlgorithm SHA256 -TimestampServer 'http://timestamp.digicert.com'
        if ($signed.Status -ne 'Valid') {
            throw 'A file could not be signed.'
        }
    }
    'Pack' {
        if ($Runtime) {
            # Packs the staged and signed files, with the native files of one platform only. Native files that the full
            # package leaves out are restored and staged separately.
            $natives = Join-Path $artifacts "runtime/$Runtime"
            Invoke-Dotnet build $module --configuration $Configuration "-p:StageRids=$Runtime" "-p:StageRoot=$natives/"
        }

        foreach ($from in $stage, $companion) {
            $name = Split-Path (Split-Path $from) -Leaf
            $to = Join-Path $artifacts "$name.$version"
            # With the module's folder at the top, users can unzip it into a module path; Azure Automation requires it.
            $folder = Join-Path $artifacts "zip/$name"
            Remove-Item $folder -Recurse -ErrorAction Ignore
            $null = New-Item $folder -ItemType Directory -Force
            if (-not $Runtime) {
                Copy-Item (Join-Path $from '*') $folder -Recurse
                Compress-PSResource -Path $from -DestinationPath $artifacts
                Get-Item "$to.nupkg"
            }
            else {
                $native = if ($from -eq $stage) { Join-Path $natives "Roboflow.Inference/$version/native" } else { Join-Path $from native }
                if (-not (Test-Path (Join-Path $native $Runtime))) {
                    Write-Warning "$name has no files for $Runtime, so it is not packed."
                    continue
                }

                $to += "-$Runtime"
                Copy-Item (Join-Path $from '*') $folder -Recurse -Exclude native
                $null = New-Item (Join-Path $folder native) -ItemType Directory
                Get-ChildItem $native | Where-Object { -not $_.PSIsContainer -or $_.Name -eq $Runtime } |
                    Copy-Item -Destination (Join-Path $folder native) -Recurse
            }

            Compress-Archive -Path $folder -DestinationPath "$to.zip" -Force
            Get-Item "$to.zip"
        }
    }
    'Publish' {
        # A repository in a folder has no key.
        $key = if ($RepositoryKey) { @{ ApiKey = $RepositoryKey } } else { @{} }
        Publish-PSResource -NupkgPath "$package.nupkg" -Repository $Repository @key
        Publish-PSResource -NupkgPath "$companionPackage.nupkg" -Repository $Repository @key
    }
}
