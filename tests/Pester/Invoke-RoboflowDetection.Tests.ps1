BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Invoke-RoboflowDetection' {
    It 'detects what is in the images of a folder, in their order' {
        $found = Get-ChildItem $images -File | Invoke-RoboflowDetection -Model shapes/1 @emulator
        $found.Count | Should -Be 13
        $found[0] | Should -BeOfType 'Roboflow.Inference.Prediction'
        ($found | Select-Object -ExpandProperty Path -Unique) | Should -Be (
            Get-ChildItem $images -File | Where-Object Name -ne empty.png | Select-Object -ExpandProperty FullName)
    }

    It 'computes boxes from the pixels' {
        $circle = Invoke-RoboflowDetection (Join-Path $images harbour.jpg) -Model shapes/1 @emulator | Where-Object Class -eq red-circle
        $circle.X, $circle.Y, $circle.Width, $circle.Height | Should -Be 120, 130, 120, 120
        $circle.ImageWidth, $circle.ImageHeight | Should -Be 560, 360
    }

    It 'shows images without detections with -AsResult' {
        $results = Get-ChildItem $images -Filter *.png | Invoke-RoboflowDetection -Model shapes/1 -AsResult @emulator
        $results.Count | Should -Be 3
        @($results | Where-Object { $_.Predictions.Count -eq 0 }).Path | Should -BeLike '*empty.png'
    }

    It 'stops early for Select-Object -First' {
        $first = 1..200 | ForEach-Object { Get-ChildItem $images -Filter harbour.jpg } |
            Invoke-RoboflowDetection -Model shapes-minimal/1 -ThrottleLimit 2 @emulator | Select-Object -First 1
        $first.Class | Should -Be 'blue-square'
    }

    It 'takes fewer images at once than a small limit of open files allows' -Skip:(-not $IsLinux) {
        $script = "Import-Module '$root/artifacts/module/Roboflow.Inference'; 1..100 | ForEach-Object { Get-Item '$images/harbour.jpg' } | " +
            "Invoke-RoboflowDetection -Model shapes/1 -Endpoint $env:ROBOFLOW_TEST_ENDPOINT -ApiKey emulator-key -ThrottleLimit 64 -AsResult " +
            '-WarningAction Ignore -WarningVariable told | Measure-Object | ForEach-Object Count; "$told"'
        $said = sh -c 'ulimit -n 256; exec pwsh -NoProfile -Command "$0"' $script
        $said[0] | Should -Be 100
        $said[1] | Should -Match 'can open only 256 files and connections: \d+ images at once instead of 64\.'
    }

    It 'takes the name <Name>' -ForEach @(
        @{ Name = 'yard [2] north.jpg'; Class = 'blue-square' }
        @{ Name = "b$([char]0xfc)ro-$([char]0x7a93).png"; Class = 'red-triangle' }
    ) {
        $file = Join-Path $images $Name
        (Invoke-RoboflowDetection -LiteralPath $file -Model shapes/1 @emulator).Class | Should -Be $Class
        (Get-Item -LiteralPath $file | Invoke-RoboflowDetection -Model shapes/1 @emulator).Class | Should -Be $Class
    }

    It 'resolves a wildcard, a drive and the location by PowerShell''s rules' {
        $null = New-PSDrive -Name images -PSProvider FileSystem -Root $images
        try {
            @(Invoke-RoboflowDetection images:/*.webp -Model shapes/1 @emulator).Count | Should -Be 3
            Push-Location images:/
            @(Invoke-RoboflowDetection market.webp -Model shapes/1 @emulator).Count | Should -Be 3
        }
        finally {
            Pop-Location
            Remove-PSDrive images
        }
    }

    It 'takes bytes, a stream and what Invoke-WebRequest gives' {
        $file = Join-Path $images harbour.jpg
        $bytes = [IO.File]::ReadAllBytes($file)
        @(Invoke-RoboflowDetection -InputObject $bytes -Model shapes/1 @emulator).Count | Should -Be 3
        @(, $bytes | Invoke-RoboflowDetection -Model shapes/1 @emulator).Count | Should -Be 3
        $stream = [IO.File]::OpenRead($file)
        try {
            @(Invoke-RoboflowDetection -InputObject $stream -Model shapes/1 @emulator).Count | Should -Be 3
            $stream.CanRead | Should -BeTrue
        }
        finally {
            $stream.Dispose()
        }

        $body = @{ Uri = "$($emulator.Endpoint)/shapes/1?api_key=emulator-key&format=image"; Method = 'Post'; ContentType = 'application/x-www-form-urlencoded' }
        $answer = Invoke-WebRequest @body -Body ([Convert]::ToBase64String($bytes)) -UseBasicParsing
        @($answer | Invoke-RoboflowDetection -Model shapes/1 @emulator).Count | Should -BeGreaterThan 0
    }

    It 'takes addresses, and rows of a file that name a file or an address' {
        $address = "$($emulator.Endpoint)/_emulator/images/piped.jpg"
        $null = Invoke-RestMethod -Method Put -Uri $address -InFile (Join-Path $images harbour.jpg) -ContentType image/jpeg
        @([uri] $address | Invoke-RoboflowDetection -Model shapes/1 @emulator).Count | Should -Be 3

        $file = Join-Path $images 'yard [2] north.jpg'
        $rows = Join-Path $TestDrive 'rows.csv'
        [pscustomobject] @{ Path = $file; Uri = '' }, [pscustomobject] @{ Path = ''; Uri = $address }, [pscustomobject] @{ Path = ''; Uri = '' } | Export-Csv $rows -NoTypeInformation
        $found = Import-Csv $rows | Invoke-RoboflowDetection -Model shapes/1 -AsResult @emulator -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Path | Should -Be $file, $address
        $problems.FullyQualifiedErrorId -replace ',.*' | Should -Be ImageUnknown
    }

    It 'exports flat columns of text and numbers without type names' {
        $outlined = @{ LiteralPath = (Join-Path $images 'harbour.jpg'), (Join-Path $images 'yard [2] north.jpg'); Model = 'shapes-seg/1' }
        $file = Join-Path $TestDrive 'flat.csv'
        Invoke-RoboflowDetection @outlined @emulator | Export-Csv $file
        Get-Content $file -Raw | Should -Not -Match 'System\.|Roboflow\.|PSPath'
        $rows = Import-Csv $file
        $rows[0].PSObject.Properties.Name[0..3] | Should -Be Path, FileName, Class, Confidence
        $rows[-1].FileName | Should -Be 'yard [2] north.jpg'
        $rows[0].Points | Should -Match '^\d+(\.\d+)? \d+(\.\d+)?(; \d+(\.\d+)? \d+(\.\d+)?){3,}$'
        $read = Import-RoboflowDataset $file
        $read.Count | Should -Be $rows.Count
        $read[0].Points.ToString() | Should -Be $rows[0].Points

        Invoke-RoboflowDetection @outlined @emulator -AsResult | Export-Csv $file
        Get-Content $file -Raw | Should -Not -Match 'System\.|Roboflow\.|PSPath'
        $rows = Import-Csv $file
        $rows[0].PSObject.Properties.Name[0..1] | Should -Be Path, FileName
        $rows[0].Predictions | Should -Match '^blue-square 99\.0% \(.*\); red-circle '
        $rows[0].Count | Should -Be 3
        $rows[0].Summary | Should -Be '3: 1 blue-square, 1 red-circle, 1 green-triangle'

        $result = Invoke-RoboflowDetection (Join-Path $images harbour.jpg) -Model shapes-multi/1 -AsResult @emulator
        ($result | ConvertTo-Csv | ConvertFrom-Csv).PredictedClasses | Should -Match '^[\w-]+(; [\w-]+)+$'
    }

    It 'marks predictions from the journal' {
        $journal = @{ Journal = Join-Path $TestDrive 'marked.jsonl'; Model = 'shapes/1' }
        (Invoke-RoboflowDetection (Join-Path $images harbour.jpg) @journal @emulator).FromJournal | Should -Be $false, $false, $false
        $both = Get-Item (Join-Path $images harbour.jpg), (Join-Path $images street.png) | Invoke-RoboflowDetection @journal @emulator
        ($both | Where-Object { -not $_.FromJournal }).FileName | Sort-Object -Unique | Should -Be street.png
        # Whether an answer came from the journal is not stored.
        Get-Content $journal.Journal -Raw | Should -Not -Match FromJournal
    }

    It 'is shown by its class in Format-Wide, and as a short list after other objects' {
        $found = Invoke-RoboflowDetection (Join-Path $images harbour.jpg) -Model shapes/1 @emulator
        $found | Format-Wide | Out-String | Should -Match 'blue-square'
        $lines = ($found[0], ($found[0] | ConvertTo-BoundingBox) | Out-String) -split '\r?\n' -match ' : '
        $lines.Count | Should -Be 7
    }

    It 'writes one error for an invalid image and continues' {
        $text = Join-Path $TestDrive 'text.jpg'
        Set-Content $text 'no image'
        $missing = Join-Path $TestDrive 'missing.jpg'
        $found = Invoke-RoboflowDetection -LiteralPath $text, $missing, (Join-Path $images harbour.jpg) -Model shapes/1 @emulator `
            -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Count | Should -Be 3
        $problems.FullyQualifiedErrorId -replace ',.*' | Should -Be InvalidImage, FileNotFound
        $problems.TargetObject | Should -Be $text, $missing
        $problems.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'stops at an invalid key, and never shows it' {
        $said = { Invoke-RoboflowDetection (Join-Path $images harbour.jpg) -Model shapes/1 -Endpoint $emulator.Endpoint -ApiKey not-the-key -Verbose -ErrorAction Stop } |
            Should -Throw -ErrorId 'AccessDenied,*' -PassThru
        $said.CategoryInfo.Category | Should -Be 'PermissionDenied'
        ($said | Format-List * -Force | Out-String) + $said.Exception | Should -Not -Match 'not-the-key'
    }

    It 'retries after a transient fault' {
        Set-Misbehavior shapes/1 @{ kind = 'Status'; status = 503; times = 2 }
        $lines = Invoke-RoboflowDetection (Join-Path $images harbour.jpg) -Model shapes/1 -RetryIntervalSec 0.01 -Verbose @emulator 4>&1
        @($lines | Where-Object { $_ -is [Management.Automation.VerboseRecord] -and $_ -match 'failed' }).Count | Should -Be 2
    }

    It 'works in strict mode in a job, and its predictions can be piped on' {
        $manifest = (Get-Module Roboflow.Inference).Path -replace '\bbin\b.*', 'Roboflow.Inference.psd1'
        $job = Start-Job {
            Set-StrictMode -Version Latest
            Import-Module $using:manifest
            $endpoint = $using:emulator
            Get-Item $using:images/harbour.jpg | Invoke-RoboflowDetection -Model shapes/1 @endpoint
        }
        $found = $job | Receive-Job -Wait -AutoRemoveJob
        $found.Count | Should -Be 3
        ($found | ConvertTo-BoundingBox).Count | Should -Be 3
    }

    It 'works with Group-Object, Sort-Object, Measure-Object, CSV and JSON' {
        $found = Get-ChildItem $images -File | Invoke-RoboflowDetection -Model shapes/1 @emulator
        ($found | Group-Object Class | Where-Object Name -eq blue-square).Count | Should -Be 3
        ($found | Sort-Object Confidence -Descending)[0].Confidence | Should -Be ($found | Measure-Object Confidence -Maximum).Maximum
        ($found | ConvertTo-Csv | ConvertFrom-Csv | ConvertTo-BoundingBox).X1 | Should -Be ($found | ConvertTo-BoundingBox).X1
        ($found | ConvertTo-Json | ConvertFrom-Json)[0].Class | Should -Be $found[0].Class
    }

    It 'copies the images that its predictions name' {
        $found = Get-ChildItem $images -Include harbour.jpg, 'yard*' -Recurse | Invoke-RoboflowDetection -Model shapes/1 @emulator
        $found | Where-Object Path -like *harbour* | Copy-Item -Destination $TestDrive
        Join-Path $TestDrive harbour.jpg | Should -Exist
        # Copy-Item takes a property Path for a wildcard: a name with brackets needs -LiteralPath.
        $found | Copy-Item -LiteralPath { $_.Path } -Destination $TestDrive
        Test-Path -LiteralPath (Join-Path $TestDrive 'yard [2] north.jpg') | Should -BeTrue
    }

    It 'fits 80 columns' {
        $table = Get-ChildItem $images -File | Invoke-RoboflowDetection -Model shapes/1 @emulator | Out-String -Width 80
        $table | Should -Match 'blue-square\s+0[.,]990\s+320\s+140\s+120\s+120'
        $results = Get-ChildItem $images -File | Invoke-RoboflowDetection -Model shapes/1 -AsResult @emulator | Out-String -Width 80
        $results | Should -Match 'harbour\.jpg'
        ($table + $results) -split '\r?\n' -notlike '*Image: *' | ForEach-Object Length | Where-Object { $_ -gt 80 } | Should -BeNullOrEmpty
    }
}
