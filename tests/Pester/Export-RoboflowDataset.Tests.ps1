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

    It 'writes the same from rows of Export-Csv, with each digit and the order of key points' {
        $p = [Roboflow.Inference.Prediction]@{
            Path = 'a.jpg'; X = 50.0625; Y = 50; Width = 40; Height = 40; Class = 'person'; ClassId = 0; Confidence = .987654321; ImageWidth = 640; ImageHeight = 480
            Points = [Roboflow.Inference.PredictionPoint[]]@(@{ X = 1.23456789; Y = 1 / 3 }, @{ X = 9; Y = 9 }, @{ X = 1; Y = 9 })
            Keypoints = [Roboflow.Inference.PredictionKeypoint[]]@(
                @{ X = 101.237; Y = 1.23456789; Class = 'nose'; ClassId = 1; Confidence = .98765 }
                @{ X = 5; Y = 6; Class = 'ear'; ClassId = 0; Confidence = 1 / 3 })
        }
        $p | Export-RoboflowDataset (Join-Path $TestDrive kp.json)
        $p | Export-Csv (Join-Path $TestDrive kp.csv) -NoTypeInformation
        Import-Csv (Join-Path $TestDrive kp.csv) | Export-RoboflowDataset (Join-Path $TestDrive kp2.json)
        Get-Content (Join-Path $TestDrive kp2.json) -Raw | Should -Be (Get-Content (Join-Path $TestDrive kp.json) -Raw)
        Import-Csv (Join-Path $TestDrive kp.csv) | Export-RoboflowDataset (Join-Path $TestDrive kp.jsonl)
        $p | Export-RoboflowDataset (Join-Path $TestDrive kp2.jsonl)
        Get-Content (Join-Path $TestDrive kp.jsonl) -Raw | Should -Be (Get-Content (Join-Path $TestDrive kp2.jsonl) -Raw)
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
