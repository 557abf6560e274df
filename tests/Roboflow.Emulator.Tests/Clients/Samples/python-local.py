# The requests of the vendor's package: model.predict("YOUR_IMAGE.jpg", confidence=40, overlap=30).json()
import base64
import io

import requests
from PIL import Image

image = Image.open("YOUR_IMAGE.jpg").convert("RGB")
buffered = io.BytesIO()
image.save(buffered, format="PNG")
img_str = base64.b64encode(buffered.getvalue()).decode("ascii")
resp = requests.post(
    "https://detect.roboflow.com/dataset/v?api_key=YOUR_KEY&name=YOUR_IMAGE.jpg&overlap=30&confidence=40&stroke=1&labels=false&format=json",
    data=img_str,
    headers={"Content-Type": "application/x-www-form-urlencoded"},
)
resp.raise_for_status()
print(resp.text)
