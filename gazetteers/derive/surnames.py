"""surnames.tsv from a table of family names with frequencies: surnames.py FAMILY-NAMES.TSV"""

import sys

import common

# Compound surnames in use that the table lacks or that are written with its rarest weight only.
COMPOUND = """欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 轩辕 端木 百里 呼延 西门 澹台 公冶 宗政
濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 司空 亓官 司寇 子车 颛孙 巫马 公西 漆雕 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 东郭 南门 羊舌
微生 梁丘 左丘 东门 万俟 赫连 第五 贺兰 纳兰 完颜 耶律 叶赫那拉 爱新觉罗""".split()

# Characters of the table that are names of hardly anybody and words of every sentence (会, 国, 同): with them half of all text would
# begin names. Left out.
NEVER = set("""中主子自字月年日上下不也为了在与或有是的地得这我你他她它们个人大小多少要会能可以到从对把被将正政市区县镇乡村国民军院长部局本各老前后说去出
入开做作用就很更最还又再当第一二三四五六七八九十百千亿元同只资运越远载征真源斩者所其此但而因由行深过么位员才种经续里业产介令供依具列剧化却及句另名增复太好如学
完定密家底念忽息接提教无未校样次求治环理甚皇科空端答类纳线继考若菜见记象赛超送通道采问阵降除随须首加力合基建思望步历回户别买传升养守归律希恩恒星朝油爱立节酒飞春
占都门那公信续干服务工品清神线节选重级票双府""") - set("步望爱立归恒春建清神")


def main(path):
    rows, seen = [], set()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            name, frequency = line.rstrip("\n").split("\t")[:2]
            if name == "NameB" or name in seen or name in NEVER or not common.is_han(name):
                continue
            seen.add(name)
            weight = max(1, round(float(frequency)))
            kind = "compound" if len(name) > 1 else ""
            if kind:
                weight = max(weight, 20)
            rows.append((name, kind, weight))
    rows += [(name, "compound", 20) for name in COMPOUND if name not in seen]
    rows.sort(key=lambda row: (-row[2], row[0]))
    common.write("surnames", """
        Chinese family names. weight: relative frequency, per 100,000 people; class compound: of two or
        more characters. Characters that are names of hardly anybody and words of every sentence are left out.
        Source: wainshine/Chinese-Names-Corpus, Chinese_Family_Name (1k), Apache-2.0; compound surnames completed from general
        knowledge. Written by derive/surnames.py.""", "word class weight", rows)


main(sys.argv[1])
