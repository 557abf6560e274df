# The vendor's SDK as its page shows it, with eight requests at once; it is fetched and put on PYTHONPATH outside the repository.
import glob, sys
from inference_sdk import InferenceConfiguration, InferenceHTTPClient

folder, endpoint = sys.argv[1:3]
client = InferenceHTTPClient(api_url=endpoint.rstrip("/"), api_key="k")
client.select_api_v0()
client.configure(InferenceConfiguration(max_concurrent_requests=8))
answers = client.infer(sorted(glob.glob(folder + "/*.jpg")), model_id="boxes/300")
print(sum(1 for answer in answers for box in answer["predictions"] if box["confidence"] > 0.9))
