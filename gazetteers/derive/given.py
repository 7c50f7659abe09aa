"""given.tsv and translit.tsv from the names in jieba's dictionary and a count of given names: given.py CHARFREQ.CSV"""

import collections
import csv
import math
import sys

import common

# Names whose first character is a frequent surname are Chinese names; the rest of nr are foreign, historic, or nicknames.
LEAST_SURNAME = 15

# Share of all given characters below which one is worth no row unless the dictionary has names with it.
RARE = 1e-5


def chinese_names(surnames):
    """(surname, given name) of the names that begin with a surname in use."""
    for word, _, tag in common.jieba():
        if tag not in ("nr", "nrfg") or not common.is_han(word):
            continue
        cut = 2 if word[:2] in surnames and len(word) > 2 else 1
        if surnames.get(word[:cut], 0) >= LEAST_SURNAME and len(word) - cut in (1, 2):
            yield word[:cut], word[cut:]


def text_shares():
    """How often each character stands in the words of the dictionary that are no names, per 100,000 characters."""
    counts = collections.Counter()
    for word, frequency, tag in common.jieba():
        if not tag.startswith("nr") and common.is_han(word):
            for c in word:
                counts[c] += frequency
    total = sum(counts.values())
    return {c: round(1e5 * n / total) for c, n in counts.items()}


def people_shares(path):
    """How often each character stands in people's given names, of all characters of given names: CHARFREQ.CSV of ngender."""
    with open(path, encoding="utf-8") as rows:
        counts = {c: int(male) + int(female) for c, male, female in list(csv.reader(rows))[1:]}
    total = sum(counts.values())
    return {c: n / total for c, n in counts.items() if common.is_han(c)}


def places_of(names, surnames):
    """How often each character is the only one, the first and the second of the dictionary's given names."""
    # Foreign names and those of novels have surnames that people seldom bear (巴, 古, 慕容): a name counts for no more than its
    # surname does among people, so that the weights are those of living names.
    shares = collections.Counter(surname for surname, _ in names)
    people = sum(surnames[surname] for surname in shares)
    worth = {surname: min(2.0, surnames[surname] / people / (n / len(names))) for surname, n in shares.items()}
    places = [collections.Counter() for _ in range(3)]
    for surname, given in names:
        if len(given) == 1:
            places[0][given] += worth[surname]
        else:
            places[1][given[0]] += worth[surname]
            places[2][given[1]] += worth[surname]
    return places


def main(charfreq):
    surnames = {row[0]: int(row[2]) for row in common.read("surnames")}
    places = places_of(list(chinese_names(surnames)), surnames)
    people = people_shares(charfreq)
    # The dictionary knows too few names to say how frequent a character is, but tells where in them it stands.
    usual, doubt = (0.08, 0.46, 0.46), 4

    def weight(i, c):
        seen = sum(place[c] for place in places)
        return math.ceil(1e5 * people.get(c, 0) * (places[i][c] + doubt * usual[i]) / (seen + doubt) / usual[i])

    text = text_shares()
    characters = (set().union(*places) & set(people)) | {c for c, share in people.items() if share >= RARE} | {
        c for surname in surnames for c in surname}
    rows = [(c, text.get(c, 0), weight(0, c), weight(1, c), weight(2, c)) for c in characters]
    rows.sort(key=lambda row: (-row[2] - row[3] - row[4], row[0]))
    common.write("given", """
        Characters of given names. weight: as the only character (王伟), extra: as the first of two (周伟东: 伟), extra2: as the second
        (周伟东: 东); per 100,000 names. class: how often the character stands in words that are no names, per 100,000 characters.
        Source: how often, from the table of the Python package ngender, MIT (given names of some 18 million people); in which place,
        from the names (tags nr, nrfg) of jieba's dictionary, MIT, that begin with a surname of surnames.tsv, each counted for as much as
        its surname counts among people. Written by derive/given.py.""",
                 "word class weight extra extra2", rows)
    translit(surnames)


# The characters of the usual tables of transliteration (English, French, German, Spanish, Russian, Arabic …).
TABLE = """
阿埃艾爱安昂奥敖澳巴班邦包保鲍贝本比毕彼边别宾波伯博勃布查蔡策茨次聪错达戴丹当道德登邓狄迪地蒂季第丁东杜多朵顿堆厄恩尔耳法凡范方菲费芬丰冯
夫弗佛福富盖甘冈高戈哥格葛根贡古瓜关圭果哈海汉汗豪浩赫黑亨洪胡华怀惠霍基吉济加嘉贾简江杰捷金津京久居喀卡开凯坎康考柯科可克肯孔库夸宽奎坤
昆廓拉喇莱赖兰朗劳勒雷蕾冷离黎理里利莉立丽连良列林龄留柳隆卢鲁路律伦罗洛略吕马玛麦迈曼茅梅门蒙孟米密缅苗敏名明缪摩莫默姆木穆拿娜那纳乃奈南
内能尼妮年涅宁牛纽农努诺女欧帕派潘庞培佩彭蓬皮匹平泼珀普其奇齐契恰强乔切钦琴青琼丘曲让热仁日荣茹儒瑞若撒萨塞赛三桑瑟森沙莎山珊尚绍舍申圣
什施史士舒代朔硕斯丝司松苏素绥孙索所塔台太泰坦汤唐陶特腾提廷通图土托脱瓦娃万旺威韦维伟魏温文翁沃乌武西希悉锡夏香肖谢辛欣兴休许雪逊雅亚扬延
耶叶伊宜以易因英尤于约宰赞藏泽曾扎詹张朝珍芝知治朱兹宗祖佐茜薇黛丝琳莲安妲朴顺娅姬蓓敦塞
历思伍彻滕芒拜依卜翰芙甫廉柏买席汀烈罕采露蜜芭吐吾伽孜噶斐墨旦迭伏楚义
"""


def translit(surnames):
    table = set(TABLE) - {"\n"}
    counts = collections.Counter()
    for word, _, tag in common.jieba():
        foreign = tag in ("nrt", "nrfg", "nr") and len(word) >= 4 and word[:2] not in surnames
        if foreign and set(word) <= table:
            counts.update(word)
    total = sum(counts.values())
    rows = [(c, "", max(1, math.ceil(1e4 * counts[c] / total))) for c in table]
    rows.sort(key=lambda row: (-row[2], row[0]))
    common.write("translit", """
        Characters of transliterated foreign names (马克龙, 古特雷斯). weight: per 10,000 characters of such names.
        Source: the characters of the usual tables of transliteration; weights from the foreign names (tags nr, nrt and nrfg, four
        and more characters) of jieba's dictionary, MIT. Written by derive/given.py.""", "word class weight", rows)


main(sys.argv[1])
