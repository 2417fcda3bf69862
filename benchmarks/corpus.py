"""What people say in the cases of a bulk desk: two languages, and words planted in a known number of messages."""

import random
from functools import cache

#: In so many messages stand these words, of two and of five Chinese characters and of English, and nowhere else.
PLANTED = {
    10: ("檀香", "琉璃风铃架", "quokka"),
    1_000: ("砚台", "檐下竹帘子", "thimble"),
    100_000: ("蒲扇", "青瓷莲花盏", "lantern"),
}
CHINESE = (
    "盖子从今天早上起就关不上了",
    "收到的时候外包装已经压扁",
    "充电三个小时以后还是没有反应",
    "请问可以换一个新的吗",
    "螺丝少了两颗",
    "声音比上个月大很多",
    "退款什么时候能到账",
    "快递员没有打电话就放在门口",
    "说明书上的第四步看不懂",
    "颜色和网页上的照片差得远",
    "孩子差点被边角划伤",
    "已经按照客服说的方法重启过",
    "发票抬头需要改成公司名称",
    "保修卡不在箱子里",
    "师傅约好周六上门却没有来",
    "水箱底部一直在渗水",
    "遥控器只有靠得很近才灵",
    "希望这周之内能够解决",
    "照片和视频稍后补上",
    "谢谢你们的耐心",
)
ENGLISH = (
    "The lid does not close since this morning.",
    "One corner of the box was crushed on arrival.",
    "It still shows no light.",
    "Could you please send a new charger?",
    "Two screws are missing from the bag.",
    "The motor is louder than last month.",
    "When will the money be back on my card?",
    "The courier left it at the wrong door.",
    "Step four of the manual is unclear.",
    "The colour differs from the picture.",
    "My daughter nearly cut her finger on the edge.",
    "I restarted it as you told me.",
    "The invoice should carry our company name.",
    "There was no warranty card inside.",
    "Nobody came on Saturday as agreed.",
    "Water drips from the bottom of the tank.",
    "The remote works only from very near.",
    "We need it before the weekend.",
    "Photos will follow tonight.",
    "Thank you for your patience.",
)
POOL = 4_000  # different texts; the words planted in them make more


@cache
def text(number: int, sentences: int) -> str:
    chance = random.Random(number)
    return " ".join(
        f"{chance.choice(CHINESE)}，{chance.choice(CHINESE)}。{chance.choice(ENGLISH)}" for _ in range(sentences)
    )


def description(place: int) -> str:
    return text(place % POOL, 2 + place % 4)


def message(number: int, of: int) -> str:
    """The words stand inside a sentence, as people write them."""
    said, (start, end) = text(POOL + number % POOL, 1 + number % 2), ("还有那个", "也是一样")
    for word in planted_in(number, of):
        said += f" And the {word} too." if word.isascii() else f"{start}{word}{end}。"
    return said


def planted_in(number: int, of: int) -> list[str]:
    return [
        word
        for times, words in PLANTED.items()
        for place, word in enumerate(words)
        if number % every(times, of) == (7 * place + 1) % every(times, of) and number < times * every(times, of)
    ]


def every(times: int, of: int) -> int:
    """One message in so many; a small desk has fewer than were wanted."""
    return max(3, of // times)
