# OpenCV in a pool of as many processes as there are processors.
import cv2, glob, multiprocessing, os, sys

folder = sys.argv[1]


def draw(path):
    cv2.setNumThreads(1)
    image = cv2.imread(path)
    for i in range(10):
        x, y = 140 + 150 * i, 440
        cv2.rectangle(image, (x, y), (x + 120, y + 200), (0, 255, 255), 3)
        text = "helmet %d 90%%" % i
        (width, height), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.6, 1)
        cv2.rectangle(image, (x, y - height - 8), (x + width + 6, y), (0, 255, 255), -1)
        cv2.putText(image, text, (x + 3, y - 4), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (0, 0, 0), 1, cv2.LINE_AA)
    cv2.imwrite(folder + "/drawn/" + os.path.basename(path), image, [cv2.IMWRITE_JPEG_QUALITY, 90])


if __name__ == "__main__":
    os.makedirs(folder + "/drawn", exist_ok=True)
    with multiprocessing.Pool() as pool:
        pool.map(draw, glob.glob(folder + "/*.jpg"))
    print(len(glob.glob(folder + "/drawn/*.jpg")))
