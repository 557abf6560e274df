BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
    $tasks = Join-Path $root 'samples/tasks'
    Connect-Roboflow -ApiKey emulator-key -Endpoint $env:ROBOFLOW_TEST_ENDPOINT
    # Find-Class -Path ...: each script by its name, with the arguments of the test.
    function Invoke-Task([string] $Name, [hashtable] $With = @{}) {
        & (Join-Path $tasks "$Name.ps1") -Path $folder -Model shapes/1 @With
    }
}
AfterAll {
    Disconnect-Roboflow
    Stop-Emulator
}

Describe 'samples/tasks' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $out = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item (Join-Path $folder sub) -ItemType Directory
        Copy-Item (Join-Path $images harbour.jpg), (Join-Path $images empty.png) $folder
        Copy-Item (Join-Path $images street.png) (Join-Path $folder sub)
    }

    It 'has a script for each task of the page, and a task for each script' {
        $page = Get-Content (Join-Path $root docs/about_Roboflow_Tasks.md) -Raw
        $named = [regex]::Matches($page, 'samples/tasks/([\w-]+)\.ps1').ForEach({ $_.Groups[1].Value }) | Sort-Object -Unique
        (Get-ChildItem $tasks -Filter *.ps1).BaseName | Sort-Object | Should -Be $named
    }

    It 'finds one class above a confidence' {
        $found = Invoke-Task Find-Class @{ Class = 'red-circle'; Confidence = 80 }
        $found.Count | Should -BeGreaterThan 0
        $found.Class | Sort-Object -Unique | Should -Be red-circle
        ($found.Confidence | Measure-Object -Minimum).Minimum | Should -BeGreaterThan 0.8
    }

    It 'counts per folder and class' {
        $counts = Invoke-Task Measure-FolderClass
        ($counts | Where-Object { $_.Folder -eq $folder -and $_.Class -eq 'red-circle' }).Count | Should -Be 1
        ($counts.Folder | Sort-Object -Unique).Count | Should -Be 2
    }

    It 'blurs a class and writes the images without it too' {
        $files = Invoke-Task Hide-Face @{ Destination = $out; Class = 'red-circle' }
        $files.Name | Sort-Object | Should -Be empty.png, harbour.jpg, street.png
        (Get-FileHash (Join-Path $out harbour.jpg)).Hash | Should -Not -Be (Get-FileHash (Join-Path $folder harbour.jpg)).Hash
    }

    It 'writes COCO for CVAT' {
        $file = Invoke-Task Export-CvatDataset @{ Destination = "$out.json" }
        $set = Get-Content $file -Raw | ConvertFrom-Json
        $set.images.file_name | Sort-Object | Should -Be empty.png, harbour.jpg, sub/street.png
        $set.annotations.Count | Should -BeGreaterThan 3
    }

    It 'compares two models' {
        $compared = & (Join-Path $tasks Compare-Model.ps1) -Path $folder -Reference shapes/1 -Difference shapes-seg/1
        $compared.PSObject.TypeNames | Should -Contain Roboflow.Inference.DetectionComparison
    }

    It 'runs nightly and ends with 0 or 1' {
        $script = Join-Path $tasks Invoke-NightlyRun.ps1
        $with = @{ Path = $folder; Destination = $out; Model = 'shapes/1' }
        & $script @with
        $LASTEXITCODE | Should -Be 0
        (Import-Csv (Join-Path $out found.csv)).Count | Should -BeGreaterThan 3

        Set-Content (Join-Path $folder broken.jpg) 'no image'
        & $script @with -ErrorAction SilentlyContinue
        $LASTEXITCODE | Should -Be 1
    }

    It 'ends a nightly run with 1 that could not do its work' {
        $script = Join-Path $tasks Invoke-NightlyRun.ps1
        & $script -Path (Join-Path $folder gone) -Destination $out -Model shapes/1 -ErrorAction SilentlyContinue
        $LASTEXITCODE | Should -Be 1

        # The place of a share that is not mounted: what the last run found stays.
        & $script -Path $folder -Destination $out -Model shapes/1
        $found = Get-Content (Join-Path $out found.csv)
        $empty = New-Item (Join-Path $TestDrive mount) -ItemType Directory
        & $script -Path $empty.FullName -Destination $out -Model shapes/1 -ErrorAction SilentlyContinue
        $LASTEXITCODE | Should -Be 1
        Get-Content (Join-Path $out found.csv) | Should -Be $found

        # The destination is a file.
        $file = New-Item (Join-Path $TestDrive taken) -ItemType File
        & $script -Path $folder -Destination $file.FullName -Model shapes/1 -ErrorAction SilentlyContinue
        $LASTEXITCODE | Should -Be 1

        # A job is a session of its own, without the module.
        $bare = Start-Job { & $using:script -Path $using:folder -Destination "$using:TestDrive/bare" -Model shapes/1 2>&1; $LASTEXITCODE } |
            Receive-Job -Wait -AutoRemoveJob
        $bare[-1] | Should -Be 1
        "$bare" | Should -Match 'Invoke-RoboflowDetection'
    }

    It 'mails the errors of the nightly run' {
        . (Join-Path $PSScriptRoot MailSink.ps1)
        Set-Content (Join-Path $folder broken.jpg) 'no image'
        $sink = Start-MailSink
        & (Join-Path $tasks Invoke-NightlyRun.ps1) -Path $folder -Destination $out -Model shapes/1 -ErrorAction SilentlyContinue `
            -MailServer 127.0.0.1 -MailPort $sink.Port -MailTo 'owner@example.com' -MailFrom 'night@example.com'
        $LASTEXITCODE | Should -Be 1
        $mail = Wait-MailSink $sink
        $mail | Should -Contain 'MAIL FROM:<night@example.com>'
        $mail | Should -Contain 'RCPT TO:<owner@example.com>'
        $mail -match '^Subject: Detection: 1 failed' | Should -Not -BeNullOrEmpty
        $mail -join '' | Should -Match '1 x InvalidImage'

        # The mail server is closed now: the exit code still reports the errors.
        & (Join-Path $tasks Invoke-NightlyRun.ps1) -Path $folder -Destination $out -Model shapes/1 -ErrorAction SilentlyContinue `
            -MailServer 127.0.0.1 -MailPort $sink.Port -MailTo 'owner@example.com' -MailFrom 'night@example.com' -WarningVariable unsent -WarningAction SilentlyContinue
        $LASTEXITCODE | Should -Be 1
        $unsent | Should -Match 'No mail was sent'
    }

    It 'mails what ended the nightly run, and not twice' {
        . (Join-Path $PSScriptRoot MailSink.ps1)
        $mail = @{ MailServer = '127.0.0.1'; MailTo = 'owner@example.com'; MailFrom = 'night@example.com' }
        $night = @{ Path = $folder; Destination = $out; Model = 'shapes/1' }
        Set-Content (Join-Path $folder broken.jpg) 'no image'
        Copy-Item (Join-Path $images market.webp), (Join-Path $images rotated.jpg) $folder
        foreach ($preference in 'SilentlyContinue', 'Stop') {
            # Two images are answered, and the workspace is out of credits.
            Set-Misbehavior shapes/1 (@(@{ kind = 'None' }) * 2 + @(@{ kind = 'Status'; status = 402 }) * 20)
            $sink = Start-MailSink
            try {
                & (Join-Path $tasks Invoke-NightlyRun.ps1) @night @mail -MailPort $sink.Port -ErrorAction $preference 2> $null
            }
            finally {
                Clear-Misbehavior
            }

            $LASTEXITCODE | Should -Be 1
            $got = Wait-MailSink $sink
            $text = $got -join ''
            if ($preference -eq 'Stop') {
                # The text file was made the end of the run.
                $got -match '^Subject: Detection: 1 failed' | Should -Not -BeNullOrEmpty
                $text | Should -Match '1 x InvalidImage'
            }
            else {
                $got -match '^Subject: Detection: 2 failed' | Should -Not -BeNullOrEmpty
                $text | Should -Match '1 x InvalidImage'
                $text | Should -Match '1 x QuotaExceeded'
            }
        }
    }

    It 'refuses half of what a mail of the nightly run needs, before anything is sent' {
        $night = @{ Path = $folder; Destination = $out; Model = 'shapes/1' }
        { & (Join-Path $tasks Invoke-NightlyRun.ps1) @night -MailServer 127.0.0.1 } | Should -Throw '*both -MailServer and -MailTo*'
        { & (Join-Path $tasks Invoke-NightlyRun.ps1) @night -MailTo owner@example.com } | Should -Throw '*both -MailServer and -MailTo*'
        Test-Path $out | Should -BeFalse
    }

    It 'takes the images of every extension that the module knows' {
        $source = Get-Content (Join-Path $root src/Roboflow.Inference.Core/Datasets/Images/ImageFolders.cs) -Raw
        $known = [regex]::Matches(($source -split 'Undecoded')[0], '"(\.\w+)"').ForEach({ $_.Groups[1].Value })
        $known.Count | Should -BeGreaterThan 10
        foreach ($script in Get-ChildItem $tasks -Filter *.ps1 | Where-Object { (Get-Content $_ -Raw) -match 'LiteralPath \$Path' }) {
            $listed = [regex]::Matches((Get-Content $script -Raw), "(?<=[ '])\.[a-z]+(?=[, ')\r\n])").Value
            $listed | Should -Be $known -Because $script.Name
        }

        Get-ChildItem $folder -File -Recurse | Remove-Item
        Copy-Item (Join-Path $images harbour.jpg) (Join-Path $folder sub/harbour.jfif)
        & (Join-Path $tasks Invoke-NightlyRun.ps1) -Path $folder -Destination $out -Model shapes/1
        $LASTEXITCODE | Should -Be 0
        (Import-Csv (Join-Path $out found.csv)).Count | Should -Be 3
        (Invoke-Task Hide-Face @{ Destination = "$out/blurred" }).Name | Should -Be harbour.jfif
    }

    It 'finds the images of a folder with brackets in its name' {
        $folder = Join-Path $TestDrive 'cameras [2024]'
        $null = [IO.Directory]::CreateDirectory($folder)
        [IO.File]::Copy((Join-Path $images harbour.jpg), (Join-Path $folder harbour.jpg), $true)
        foreach ($name in 'Find-Class', 'Measure-FolderClass', 'Test-FirstImage', 'Use-LanServer', 'Watch-Folder', 'Invoke-NewOnly', 'Hide-Face', 'Measure-RunCost') {
            $with = switch ($name) {
                'Find-Class' { @{ Class = '*' } }
                'Use-LanServer' { @{ Endpoint = $env:ROBOFLOW_TEST_ENDPOINT } }
                'Watch-Folder' { @{ Journal = "$out.watch"; Rounds = 1 } }
                'Invoke-NewOnly' { @{ Journal = "$out.new" } }
                'Hide-Face' { @{ Destination = $out; Class = 'red-circle' } }
                default { @{} }
            }
            @(Invoke-Task $name $with).Count | Should -BeGreaterThan 0 -Because $name
        }

        (Invoke-Task Export-CvatDataset @{ Destination = "$out.json" } | Get-Content -Raw | ConvertFrom-Json).images.Count | Should -Be 1
        Invoke-Task Export-ExcelCsv @{ Destination = "$out [1].csv" }
        (Get-Content -LiteralPath "$out [1].csv").Count | Should -Be 4
        & (Join-Path $tasks Compare-Model.ps1) -Path $folder -Reference shapes/1 -Difference shapes-seg/1 | Should -Not -BeNullOrEmpty
        & (Join-Path $tasks Invoke-NightlyRun.ps1) -Path $folder -Destination $out -Model shapes/1
        (Import-Csv (Join-Path $out found.csv)).Count | Should -Be 3
    }

    It 'finds the images without a detection' {
        Invoke-Task Find-EmptyImage | Should -Be (Join-Path $folder empty.png)
    }

    It 'writes a CSV file in the form of a German Excel' {
        Invoke-Task Export-ExcelCsv @{ Destination = "$out.csv"; Culture = 'de-DE' }
        [IO.File]::ReadAllBytes("$out.csv")[0..2] | Should -Be 0xEF, 0xBB, 0xBF
        $lines = Get-Content "$out.csv"
        $lines[0] | Should -Be '"Class";"Confidence";"X";"Y";"Width";"Height";"Path"'
        $lines[1] | Should -Match '^"[\w-]+";"0,\d+";"\d'

        # The same as the line of about_Roboflow_Tasks in a German session.
        $session = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            Get-ChildItem $folder -File -Recurse | Invoke-RoboflowDetection -Model shapes/1 |
                Select-Object Class, Confidence, X, Y, Width, Height, Path | Export-Csv "$out.page.csv" -UseCulture -Encoding utf8BOM
        }
        finally {
            [cultureinfo]::CurrentCulture = $session
        }

        (Get-FileHash "$out.csv").Hash | Should -Be (Get-FileHash "$out.page.csv").Hash
        [cultureinfo]::CurrentCulture | Should -Be $session
    }

    It 'writes no class that Excel would execute, as Export-RoboflowDataset does' {
        # A stand-in for an untrusted model. Only the last two classes stay as they are.
        $classes = '=HYPERLINK("http://a.example")', '+1', '-1', '@a', "`ta", "`ra", "`na", "'=1", 'a=1', "it's"
        function Invoke-RoboflowDetection {
            [CmdletBinding()] param([Parameter(ValueFromPipeline)] $InputObject, $Model)
            end {
                foreach ($class in $classes) {
                    [pscustomobject] @{ Class = $class; Confidence = 0.5; X = 1; Y = 2; Width = 3; Height = 4; Path = "$folder/harbour.jpg" }
                }
            }
        }

        Invoke-Task Export-ExcelCsv @{ Destination = "$out.csv"; Culture = 'en-US' }
        $written = (Import-Csv "$out.csv").Class
        $written | Should -BeExactly @($classes[0..7].ForEach({ "'$_" }) + $classes[8, 9])
        Invoke-RoboflowDetection | Export-RoboflowDataset "$out.set.csv" -Format Csv
        $written | Should -BeExactly (Import-Csv "$out.set.csv").Class
    }

    It 'does not lose the CSV or COCO file of an earlier run' {
        foreach ($task in 'Export-ExcelCsv', 'Export-CvatDataset') {
            $file = "$out $task.json"
            Set-Content $file 'as before'
            { Invoke-Task $task @{ Destination = $file; ErrorAction = 'Stop' } } | Should -Throw '*already exists*' -Because $task
            Set-Misbehavior shapes/1 @{ kind = 'Status'; status = 402 }
            try {
                { Invoke-Task $task @{ Destination = $file; Force = $true } } | Should -Throw -Because $task
            }
            finally {
                Clear-Misbehavior
            }

            Get-Content $file | Should -Be 'as before' -Because $task
            $null = Invoke-Task $task @{ Destination = $file; Force = $true }
            Get-Content $file | Should -Not -Contain 'as before' -Because $task
        }

        # Nothing comes.
        Get-ChildItem $folder -File -Recurse | Remove-Item
        Set-Content "$out.csv" 'as before'
        { Invoke-Task Export-ExcelCsv @{ Destination = "$out.csv"; Force = $true } } | Should -Throw '*was not replaced*'
        Get-Content "$out.csv" | Should -Be 'as before'
    }

    It 'detects each image of a watched folder once, also after a restart' {
        (Invoke-Task Watch-Folder @{ Journal = "$out.jsonl"; Rounds = 2; IntervalSec = 0 }).Count | Should -Be 3
        Copy-Item (Join-Path $images market.webp) $folder
        $again = Invoke-Task Watch-Folder @{ Journal = "$out.jsonl"; Rounds = 2; IntervalSec = 0 }
        $again.FileName | Should -Be market.webp
        (Get-Content "$out.jsonl" | Where-Object { $_ -match 'market' }).Count | Should -Be 1
    }

    It 'writes each of identical images that are new, and reads each once' {
        $copies = 1..3 | ForEach-Object { Join-Path $folder "copy$_.jpg" }
        $copies | ForEach-Object { Copy-Item (Join-Path $images rotated.jpg) $_ }
        $found = Invoke-Task Watch-Folder @{ Journal = "$out.jsonl"; Rounds = 2; IntervalSec = 0 }
        @($found.Path | Where-Object { $_ -in $copies } | Sort-Object) | Should -Be $copies
        (Invoke-Task Invoke-NewOnly @{ Journal = "$out.2.jsonl" }).Count | Should -Be 6

        # After a restart, what the journal has is read in the first round only.
        $read = Invoke-Task Watch-Folder @{ Journal = "$out.jsonl"; Rounds = 2; IntervalSec = 0; Verbose = $true } 4>&1
        @($read -match 'copy1.jpg: From the journal').Count | Should -Be 1
    }

    It 'sends a damaged image of a watched folder once until it changes, and tries one again that had a bad answer' {
        $damaged = Join-Path $folder 'damaged [1].jpg'
        [IO.File]::WriteAllBytes($damaged, [IO.File]::ReadAllBytes((Join-Path $images harbour.jpg))[0..199])
        $with = @{ Journal = "$out.jsonl"; Rounds = 4; IntervalSec = 0 }
        Set-Misbehavior shapes/1 @{ kind = 'TruncatedJson'; times = 1 }
        $all = Invoke-Task Watch-Folder $with 2>&1
        $all.FileName | Sort-Object | Should -Be empty.png, harbour.jpg, street.png
        ($all.FullyQualifiedErrorId -replace ',.*').Where({ $_ }) | Sort-Object | Should -Be InvalidImage, InvalidResult

        # When the first result is written, the damaged image before it has failed.
        Copy-Item (Join-Path $images rotated.jpg) (Join-Path $folder new.jpg)
        $all = Invoke-Task Watch-Folder $with 2>&1 | ForEach-Object {
            if ($_.FileName -eq 'new.jpg') {
                [IO.File]::WriteAllBytes($damaged, [IO.File]::ReadAllBytes((Join-Path $images market.webp)))
            }
            $_
        }
        $all.FileName.Where({ $_ }) | Should -Be new.jpg, 'damaged [1].jpg'
        ($all.FullyQualifiedErrorId -replace ',.*').Where({ $_ }) | Should -Be InvalidImage
    }

    It 'sends an image again that was completed while it was sent' {
        # The answers are delayed, so when the first result is written, the last image in the folder is already sent.
        $late = (Get-ChildItem $folder -File -Recurse -Include *.jpg, *.jpeg, *.png, *.webp)[-1].FullName
        $half = Invoke-RoboflowDetection $late -Model shapes/1 -AsResult
        Set-Misbehavior shapes/1 @{ kind = 'None'; delay = '00:00:01'; times = 3 }
        $found = Invoke-Task Watch-Folder @{ Journal = "$out.jsonl"; Rounds = 2; IntervalSec = 0 } | ForEach-Object {
            if (-not $done) {
                $done = $true
                [IO.File]::WriteAllBytes($late, [IO.File]::ReadAllBytes((Join-Path $images market.webp)))
                [IO.File]::SetLastWriteTimeUtc($late, [datetime]::UtcNow.AddMinutes(1))
            }
            $_
        }
        Clear-Misbehavior
        $market = Invoke-RoboflowDetection (Join-Path $images market.webp) -Model shapes/1 -AsResult
        @($found | Where-Object Path -EQ $late)[-1].Summary | Should -Be $market.Summary
        $market.Summary | Should -Not -Be $half.Summary
    }

    It 'sends a new image whose name differs only in case from another of the same time' -Skip:(-not $IsLinux) {
        $first = Join-Path $folder harbour.jpg
        $other = Join-Path $folder HARBOUR.jpg
        $found = Invoke-Task Watch-Folder @{ Journal = "$out.jsonl"; Rounds = 2; IntervalSec = 0 } | ForEach-Object {
            if (-not [IO.File]::Exists($other)) {
                [IO.File]::WriteAllBytes($other, [IO.File]::ReadAllBytes((Join-Path $images market.webp)))
                [IO.File]::SetLastWriteTimeUtc($other, [IO.File]::GetLastWriteTimeUtc($first))
            }
            $_
        }
        @($found | Where-Object Path -CEQ $other).Count | Should -Be 1
    }

    It 'acts only on what is new' {
        (Invoke-Task Invoke-NewOnly @{ Journal = "$out.jsonl" }).Count | Should -Be 3
        Copy-Item (Join-Path $images market.webp) $folder
        $new = Invoke-Task Invoke-NewOnly @{ Journal = "$out.jsonl" }
        $new.FileName | Should -Be market.webp
        $new.FromJournal | Should -BeFalse
    }

    It 'uses a server of your own' {
        (Invoke-Task Use-LanServer @{ Endpoint = $env:ROBOFLOW_TEST_ENDPOINT }).Count | Should -BeGreaterThan 3
        { Invoke-Task Use-LanServer @{ Endpoint = 'http://127.0.0.1:9' } -ErrorAction Stop } | Should -Throw
    }

    It 'goes through a proxy' {
        # Nothing listens there, and this machine's own addresses are reached without a proxy: so the endpoint is another one.
        { & (Join-Path $tasks Use-Proxy.ps1) -Path $folder -Model shapes/1 -Proxy http://127.0.0.1:9 -Endpoint https://detector.example } |
            Should -Throw '*through the proxy http://127.0.0.1:9*'
    }

    It 'reads the frames of a video' {
        # A stand-in that leaves two frames where it is told to.
        $ffmpeg = Join-Path $TestDrive 'cut.ps1'
        Set-Content $ffmpeg "`$frames = Split-Path `$args[-1]; Copy-Item '$images/harbour.jpg' (Join-Path `$frames 000001.jpg); Copy-Item '$images/rotated.jpg' (Join-Path `$frames 000002.jpg); `$global:LASTEXITCODE = 0"
        $found = & (Join-Path $tasks Invoke-VideoDetection.ps1) -Video clip.mp4 -Model shapes/1 -Ffmpeg $ffmpeg -FramesPerSecond 2
        $found.Second | Sort-Object -Unique | Should -Be 0, 0.5
    }

    It 'reads the frames of a video that ffmpeg has made, with ffmpeg' -Skip:(-not (Get-Command ffmpeg -ErrorAction Ignore)) {
        # Four seconds of the harbor, at five frames a second; two frames a second are looked at.
        $video = Join-Path $TestDrive 'clip.mp4'
        ffmpeg -hide_banner -loglevel error -loop 1 -framerate 5 -t 4 -i (Join-Path $images harbour.jpg) -pix_fmt yuv420p -y $video
        $found = & (Join-Path $tasks Invoke-VideoDetection.ps1) -Video $video -Model shapes/1 -FramesPerSecond 2
        @($found.Second | Sort-Object -Unique) | Should -Be (0..7 | ForEach-Object { $_ / 2 })
        $found.Class | Sort-Object -Unique | Should -Be blue-square, green-triangle, red-circle
        $balloon = $found | Where-Object Class -EQ red-circle | Select-Object -First 1
        [Math]::Abs($balloon.X - 120) + [Math]::Abs($balloon.Y - 130) | Should -BeLessThan 6
    }

    It 'gives the second of a video at which an object is seen' -Skip:(-not (Get-Command ffmpeg -ErrorAction Ignore)) {
        # The harbor, and then white. In the second film the sound begins before the images, as in many broadcasts. ffmpeg by itself
        # knows no path of a PowerShell drive.
        $films = @{ Name = '-clip.mkv'; Until = 1.1; Late = 0; Seconds = 0, 1 }, @{ Name = 'late.mkv'; Until = 0.6; Late = 0.2; Seconds = , 0 }
        foreach ($film in $films) {
            ffmpeg -hide_banner -loglevel error -f lavfi -i anullsrc -itsoffset $film.Late -loop 1 -framerate 10 -t 3 -i (Join-Path $images harbour.jpg) `
                -map 0:a -map 1:v -vf "drawbox=color=white:t=fill:enable='gte(t,$($film.Until))'" -t 3 -y (Join-Path $TestDrive $film.Name)
            $found = & (Join-Path $tasks Invoke-VideoDetection.ps1) -Video "TestDrive:/$($film.Name)" -Model shapes/1
            @($found.Second | Sort-Object -Unique) | Should -Be $film.Seconds -Because $film.Name
        }
    }

    It 'says that a video has no frame' {
        $ffmpeg = Join-Path $TestDrive 'none.ps1'
        Set-Content $ffmpeg '$global:LASTEXITCODE = 0'
        $script = Join-Path $tasks Invoke-VideoDetection.ps1
        { & $script -Video clip.mp4 -Model shapes/1 -Ffmpeg $ffmpeg } | Should -Throw '*wrote no frame*'
        { & $script -Video clip.mp4 -Model shapes/1 -Ffmpeg $ffmpeg -FramesPerSecond 0 } | Should -Throw '*FramesPerSecond*'
    }

    It 'estimates the cost of a run' {
        Set-Misbehavior shapes/1 @{ kind = 'None'; processingSeconds = 2 }
        try {
            $cost = Invoke-Task Measure-RunCost @{ Sample = 2 }
        }
        finally {
            Clear-Misbehavior
        }

        $cost.Images, $cost.Sent, $cost.SecondsEach | Should -Be 3, 2, 2
        # A credit is 500 seconds.
        $cost.Credits | Should -Be 0.012
        { Invoke-Task Measure-RunCost @{ CreditLimit = 0; ErrorAction = 'SilentlyContinue' } } | Should -Throw '*limit of 0 credits*'
    }

    It 'gives no cost if the server does not report a time' {
        # A stand-in for a server without a time: the same summary as from the command.
        function Invoke-RoboflowDetection {
            [CmdletBinding()] param([Parameter(ValueFromPipeline)] $InputObject, $Model, $CreditLimit)
            end { Write-Information ([pscustomobject] @{ Answers = 2; ServerSeconds = $null; EstimatedCredits = $null }) -Tags Roboflow.RunSummary }
        }

        { Invoke-Task Measure-RunCost } | Should -Throw '*does not report*'
    }

    It 'tries a few images first' {
        (Invoke-Task Test-FirstImage @{ First = 2 }).Count | Should -Be 2
    }
}

Describe 'samples/scale-out' {
    BeforeAll {
        # The worker imports the module by its name.
        $before = $env:PSModulePath
        $env:PSModulePath = (Join-Path $root artifacts/module) + [IO.Path]::PathSeparator + $before
    }
    AfterAll {
        $env:PSModulePath = $before
    }

    It 'writes the part of a worker and ends with 0 or 1' {
        $worker = Join-Path $root 'samples/scale-out/Invoke-Worker.ps1'
        $folder = (New-Item (Join-Path $TestDrive worker) -ItemType Directory).FullName
        Copy-Item (Join-Path $images harbour.jpg) $folder
        $with = @{ Path = "$folder/*.jpg"; Model = 'shapes/1'; Shard = '1/1'; Output = $folder }
        & $worker @with
        $LASTEXITCODE | Should -Be 0
        (Import-RoboflowDataset (Join-Path $folder part-1-of-1.jsonl) -AsResult).Predictions.Count | Should -Be 3

        # One bad image fails, and the others are written.
        Set-Content (Join-Path $folder broken.jpg) 'no image'
        & $worker @with -ErrorAction SilentlyContinue 2> $null
        $LASTEXITCODE | Should -Be 1
        @(Import-RoboflowDataset (Join-Path $folder part-1-of-1.jsonl) -AsResult).Count | Should -Be 1

        # Nothing can be written. A job, like pwsh -File, has no try block around the script: an error must end it, and not only
        # the statement, after which the script would end with 0.
        Remove-Item (Join-Path $folder broken.jpg), (Join-Path $folder part-1-of-1.jsonl)
        $null = New-Item (Join-Path $folder part-1-of-1.jsonl) -ItemType Directory
        $module = Join-Path $root artifacts/module/Roboflow.Inference
        $said = Start-Job {
            Import-Module $using:module
            Connect-Roboflow -ApiKey emulator-key -Endpoint $using:env:ROBOFLOW_TEST_ENDPOINT
            $with = $using:with
            & $using:worker @with
            "exit $LASTEXITCODE"
        } | Receive-Job -Wait -AutoRemoveJob -ErrorVariable why -ErrorAction SilentlyContinue
        $said | Should -Not -Contain 'exit 0'
        "$why" | Should -Match 'is a folder'
    }
}
