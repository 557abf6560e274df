BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Measure-RoboflowAccuracy' {
    BeforeAll {
        function New-Box($X, $Confidence, $Class = 'helmet') {
            [pscustomobject]@{ X = $X; Y = 50; Width = 40; Height = 40; Class = $Class; Confidence = $Confidence; Path = 'a.jpg' }
        }

        $truth = (New-Box 50 1), (New-Box 150 1), (New-Box 250 1 vest)
    }

    It 'measures precision and recall' {
        $report = (New-Box 50 0.9), (New-Box 400 0.8) | Measure-RoboflowAccuracy $truth
        $report.Precision | Should -Be 0.5
        $report.Recall | Should -Be (1 / 3)
        $report.BestConfidence | Should -Be 0.9
    }

    It 'has a confusion matrix' {
        $report = (New-Box 250 0.9) | Measure-RoboflowAccuracy $truth
        ($report.ConfusionMatrix | Where-Object Truth -EQ vest).TakenFor['helmet'] | Should -Be 1
    }

    It 'gives perfect figures for a run against itself' {
        $found = Get-ChildItem -LiteralPath $images -File | Invoke-RoboflowDetection -Model shapes/1 -AsResult @emulator
        $report = $found.Predictions | Measure-RoboflowAccuracy $found
        $report.MAP, $report.F1 | Should -Be 1, 1
        $report.ImageCount | Should -Be $found.Count
    }

    It 'fits eighty columns' {
        $report = (New-Box 50 0.9) | Measure-RoboflowAccuracy $truth
        $report, $report.Classes, $report.ConfusionMatrix | ForEach-Object {
            $text = $_ | Out-String -Width 80
            $text | Should -Not -Match ([char]0x2026)
            $text -split '\r?\n' | ForEach-Object Length | Measure-Object -Maximum | ForEach-Object Maximum | Should -BeLessOrEqual 80
        }
    }
}
