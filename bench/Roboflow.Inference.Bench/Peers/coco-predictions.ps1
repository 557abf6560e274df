param($Folder)
Import-Module $Module
$count = 0
Import-RoboflowDataset "$Folder/coco.json" | ForEach-Object { $count++ }
$count
