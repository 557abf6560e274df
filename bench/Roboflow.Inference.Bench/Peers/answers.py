# What a script of the vendor's SDK does, without the SDK: eight threads, kept connections, json, a dictionary a box.
import base64, glob, http.client, json, sys, threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlparse

folder, endpoint = sys.argv[1:3]
local = threading.local()


def detect(path):
    if not hasattr(local, "connection"):
        local.connection = http.client.HTTPConnection(urlparse(endpoint).netloc)
    with open(path, "rb") as image:
        body = base64.b64encode(image.read())
    local.connection.request("POST", "/boxes/300?api_key=k", body, {"Content-Type": "application/x-www-form-urlencoded"})
    answer = json.loads(local.connection.getresponse().read())
    return [dict(box, path=path) for box in answer["predictions"]]


with ThreadPoolExecutor(8) as pool:
    print(sum(1 for boxes in pool.map(detect, sorted(glob.glob(folder + "/*.jpg"))) for box in boxes if box["confidence"] > 0.9))
