param($Folder)
$count = 0
Import-RoboflowDataset "$Folder/coco.json" | ForEach-Object { $count++ }
$count
