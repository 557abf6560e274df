BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Export-RoboflowReport' {
    It 'writes a page of a run with its errors' {
        $ErrorActionPreference = 'Continue'
        $page = @(Get-ChildItem -LiteralPath $images -File) + (Join-Path $TestDrive missing.jpg) |
            Invoke-RoboflowDetection -Model shapes/1 -AsResult @emulator 2>&1 |
            Export-RoboflowReport -Destination (Join-Path $TestDrive report) -Title 'All "samples"' -PassThru
        $page.Name | Should -Be index.html
        $page | Get-Content -Raw | Should -Match '<title>All &quot;samples&quot;</title>'
        $data = Get-ChildItem -LiteralPath (Join-Path $TestDrive report/report-files/data) | Get-Content -Raw | Out-String
        $data | Should -Match '"id":"FileNotFound"'
        @(Get-ChildItem -LiteralPath (Join-Path $TestDrive report/report-files/thumbs) -File -Recurse).Count | Should -Be @(Get-ChildItem -LiteralPath $images -File).Count
    }

    It 'opens the page' -Skip:($IsWindows -or $PSEdition -eq 'Desktop') {
        $opener = Join-Path $TestDrive xdg-open
        "#!/bin/sh`necho `"`$1`" > '$TestDrive/opened'" | Set-Content -LiteralPath $opener
        chmod +x $opener
        $path = $env:PATH
        try {
            $env:PATH = "$TestDrive" + ':' + $env:PATH
            @{ Path = 'https://example.com/a.jpg'; Predictions = @() } | Export-RoboflowReport -Destination (Join-Path $TestDrive one.html) -Embed -Open
        }
        finally {
            $env:PATH = $path
        }
        # The shell creates the file before it writes the line.
        for ($i = 0; $i -lt 100 -and -not (Get-Content "$TestDrive/opened" -ErrorAction Ignore); $i++) { Start-Sleep -Milliseconds 100 }
        Get-Content "$TestDrive/opened" | Should -Be (Join-Path $TestDrive one.html)
    }
}
