BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
    $text = Get-Content (Join-Path $root README.md) -Raw
}
AfterAll {
    Disconnect-Roboflow
    Stop-Emulator
}

Describe 'README' {
    It 'has PowerShell lines that work against the emulator' {
        $block = [regex]::Match($text, '(?s)<!-- tests/Pester/Readme[^>]*-->\s*```powershell\r?\n(.*?)```').Groups[1].Value
        # The module is built and imported already.
        $lines = ($block.Replace('http://localhost:9001', $env:ROBOFLOW_TEST_ENDPOINT) -split '\r?\n' | Select-Object -Skip 2) -join "`n"
        $lines | Should -Match 'Connect-Roboflow'
        $clone = New-Item (Join-Path $TestDrive clone) -ItemType Directory
        $null = New-Item (Join-Path $clone samples) -ItemType Directory
        Copy-Item $images (Join-Path $clone samples) -Recurse
        Push-Location $clone
        try {
            $shown = & ([scriptblock]::Create('$ErrorActionPreference = "Stop"; ' + $lines))
        }
        finally {
            Pop-Location
        }

        ($shown | Where-Object Name -EQ red-circle).Count | Should -BeGreaterThan 1
        @($shown) -match '^\d+( 0\.\d+){4}$' | Should -Not -BeNullOrEmpty
        Join-Path $clone marked/harbour.jpg | Should -Exist
        Join-Path $clone crops/red-circle | Should -Exist
        (Get-Content (Join-Path $clone found.json) -Raw | ConvertFrom-Json).annotations.Count | Should -BeGreaterThan 3
    }

    It 'names pages and folders that exist' {
        [regex]::Matches($text, '\]\((?!https?:)([^)#]+)[^)]*\)').ForEach({ $_.Groups[1].Value }) | ForEach-Object {
            Join-Path $root $_ | Should -Exist
        }
    }

    It 'has the heading <_>' -ForEach 'Install', 'Where the key is', 'Which model', 'Your own server', 'Troubleshooting', 'Windows and macOS', 'Tasks' {
        $text | Should -Match "(?m)^## $_\r?$"
    }
}
