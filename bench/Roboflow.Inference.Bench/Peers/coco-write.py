import json, sys

with open(sys.argv[1] + "/coco.json") as file:
    data = json.load(file)
with open(sys.argv[1] + "/written.json", "w") as file:
    file.write(json.dumps(data))
print(open(sys.argv[1] + "/written.json").read().count('"bbox"'))
