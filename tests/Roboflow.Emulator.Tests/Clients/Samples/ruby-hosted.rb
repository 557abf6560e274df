require 'httparty'
require 'cgi'

model_endpoint = "dataset/v"
api_key = "YOUR_KEY"
img_url = "https://i.imgur.com/PEEvqPN.png"

img_url = CGI::escape(img_url)
params = "?api_key=" + api_key + "&image=" + img_url

response = HTTParty.post(
    "https://detect.roboflow.com/" + model_endpoint + params,
    headers: {
    'Content-Type' => 'application/x-www-form-urlencoded',
    'charset' => 'utf-8'
    })

puts response
