# The requests of the vendor's package: model.predict("URL_OF_YOUR_IMAGE", hosted=True, confidence=40, overlap=30).json()
import urllib.parse

import requests

api_url = "https://detect.roboflow.com/dataset/v?api_key=YOUR_KEY&name=YOUR_IMAGE.jpg&overlap=30&confidence=40&stroke=1&labels=false&format=json"
api_url += "&image=" + urllib.parse.quote_plus("https://i.imgur.com/PEEvqPN.png")
resp = requests.post(api_url)
resp.raise_for_status()
print(resp.text)
