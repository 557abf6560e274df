param($Folder)
Import-Module $Module
$count = 0
Import-RoboflowDataset "$Folder/coco.json" -AsResult | ForEach-Object { $count += $_.Count }
$count
