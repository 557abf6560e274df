# What pycocotools' COCO() does: the file as dictionaries, and its indexes.
import json, sys
from collections import defaultdict

with open(sys.argv[1] + "/coco.json") as file:
    data = json.load(file)
images = {image["id"]: image for image in data["images"]}
categories = {category["id"]: category for category in data["categories"]}
annotations, of_image, of_category = {}, defaultdict(list), defaultdict(list)
for annotation in data["annotations"]:
    of_image[annotation["image_id"]].append(annotation)
    annotations[annotation["id"]] = annotation
    of_category[annotation["category_id"]].append(annotation["image_id"])
print(len(annotations))
