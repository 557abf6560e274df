param($Folder)
Import-Module $Module
[IO.Directory]::GetFiles($Folder, '*.jpg') | ForEach-Object {
    foreach ($i in 0..9) {
        [pscustomobject]@{ Path = $_; X = 200 + 150 * $i; Y = 540; Width = 120; Height = 200; Class = "helmet $i"; Confidence = 0.9 }
    }
} | Export-RoboflowImage -Destination "$Folder/drawn" -Force
[IO.Directory]::GetFiles("$Folder/drawn").Count
