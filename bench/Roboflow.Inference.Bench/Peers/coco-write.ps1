param($Folder)
Import-Module $Module
Import-RoboflowDataset "$Folder/coco.json" -AsResult | Export-RoboflowDataset "$Folder/written.json" -Format Coco -Force
[regex]::Matches([IO.File]::ReadAllText("$Folder/written.json"), '"bbox"').Count
