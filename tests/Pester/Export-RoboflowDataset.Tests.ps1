BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Export-RoboflowDataset' {
    BeforeAll {
        $found = Get-ChildItem -LiteralPath $images -File | Invoke-RoboflowDetection -Model shapes/1 -AsResult @emulator
    }

    It 'writes COCO that ConvertFrom-Json reads, with empty images' {
        $found | Export-RoboflowDataset (Join-Path $TestDrive set.json) -Format Coco
        $set = Get-Content (Join-Path $TestDrive set.json) -Raw | ConvertFrom-Json
        $set.images.Count | Should -Be $found.Count
        $set.annotations.Count | Should -Be $found.Predictions.Count
        $set.annotations[0].id | Should -Be 1
        $set.images.file_name | Should -Contain empty.png
    }

    It 'writes CSV rows that are predictions' {
        $found | Export-RoboflowDataset (Join-Path $TestDrive set.csv) -Format Csv
        $rows = Import-Csv (Join-Path $TestDrive set.csv) | Where-Object X
        @($rows | ConvertTo-BoundingBox).Count | Should -Be $found.Predictions.Count
    }

    It 'writes a folder for YOLO and gives its files with -PassThru' {
        $files = $found | Export-RoboflowDataset (Join-Path $TestDrive set) -Format Yolo -PassThru
        $files.Name | Should -Contain data.yaml
        $files | Should -HaveCount ($found.Count + 3)
    }

    It 'does not write over a file without -Force, and nothing with -WhatIf' {
        { $found | Export-RoboflowDataset (Join-Path $TestDrive set.json) -Format Coco -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        $found | Export-RoboflowDataset (Join-Path $TestDrive other.json) -Format Coco -WhatIf
        Join-Path $TestDrive other.json | Should -Not -Exist
    }
}
