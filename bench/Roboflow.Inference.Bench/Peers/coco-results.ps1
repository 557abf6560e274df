param($Folder)
$count = 0
Import-RoboflowDataset "$Folder/coco.json" -AsResult | ForEach-Object { $count += $_.Count }
$count
