BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Compare-RoboflowDetection' {
    BeforeAll {
        function New-Box($X, $Confidence = 0.9, $Class = 'helmet') {
            [pscustomobject]@{ X = $X; Y = 50; Width = 40; Height = 40; Class = $Class; Confidence = $Confidence; Path = 'a.jpg' }
        }
    }

    It 'finds a run equal to itself' {
        $found = Get-ChildItem -LiteralPath $images -File | Invoke-RoboflowDetection -Model shapes/1 -AsResult @emulator
        $comparison = $found | Compare-RoboflowDetection $found
        $comparison.AreEqual | Should -BeTrue
        $comparison.Same | Should -Be $found.Predictions.Count
    }

    It 'shows what another threshold loses' {
        $all = Get-ChildItem -LiteralPath $images -File | Invoke-RoboflowDetection -Model shapes/1 -Confidence 1 -AsResult @emulator
        $sure = Get-ChildItem -LiteralPath $images -File | Invoke-RoboflowDetection -Model shapes/1 -Confidence 98 -AsResult @emulator
        $comparison = Compare-RoboflowDetection $all $sure
        $comparison.OnlyInReference | Should -Be ($all.Predictions.Count - $sure.Predictions.Count)
        $comparison.OnlyInReference | Should -BeGreaterThan 0
        $comparison.AreEqual | Should -BeFalse
    }

    It 'shows sums and tables within 80 columns' {
        $comparison = (New-Box 50), (New-Box 154 0.7), (New-Box 250 0.9 a-very-long-class-name), (New-Box 500) | Compare-RoboflowDetection ((New-Box 50), (New-Box 150), (New-Box 250), (New-Box 400))
        ($comparison | Out-String) | Should -Match '1 same, 1 changed, 1 of another class'
        ($comparison.Images.Details | Out-String) | Should -Match 'Changed +helmet 0\.90 +helmet 0\.70 +0\.818 +4\.0 +-20\.0'
        $comparison, $comparison.Images, $comparison.Images.Details | ForEach-Object {
            $text = $_ | Out-String -Width 80
            $text | Should -Not -Match ([char]0x2026)
            $text -split '\r?\n' | ForEach-Object Length | Measure-Object -Maximum | ForEach-Object Maximum | Should -BeLessOrEqual 80
        }
    }
}
