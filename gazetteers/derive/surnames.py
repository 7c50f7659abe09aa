"""surnames.tsv from a table of family names with frequencies: surnames.py FAMILY-NAMES.TSV"""

import sys

import common

# Compound surnames in use that the table lacks or that are written with its rarest weight only.
COMPOUND = """欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 轩辕 端木 百里 呼延 西门 澹台 公冶 宗政
濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 司空 亓官 司寇 子车 颛孙 巫马 公西 漆雕 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 东郭 南门 羊舌
微生 梁丘 左丘 东门 万俟 赫连 第五 贺兰 纳兰 完颜 耶律 叶赫那拉 爱新觉罗""".split()

# Characters of the table that are hardly ever surnames and stand in very common words: kept, but with a weight of 1.
DOUBTFUL = set("""中 主 子 自 字 月 年 日 上 下 不 也 为 了 在 和 与 或 有 是 的 地 得 这 那 我 你 他 她 它 们 个 人 大 小 多 少 要 会 能 可 以
到 从 对 把 被 将 正 政 市 区 县 镇 乡 村 党 国 民 军 院 长 部 局 本 各 全 新 老 前 后 说 来 去 出 入 开 做 作 用 就 都 很 更 最 还 又 再 当
第 一 二 三 四 五 六 七 八 九 十 百 千 亿 元 同 只 职 资 运 院 越 远 载 征 真 镇 忠 源 斩 者 所 其 此 但 而 因 由 于是 进 行 深""".split())


def main(path):
    rows, seen = [], set()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            name, frequency = line.rstrip("\n").split("\t")[:2]
            if name == "NameB" or name in seen or not common.is_han(name):
                continue
            seen.add(name)
            weight = max(1, round(float(frequency)))
            kind = "compound" if len(name) > 1 else ""
            if kind:
                weight = max(weight, 20)
            elif name in DOUBTFUL and weight <= 10:
                weight = 1
            rows.append((name, kind, weight))
    rows += [(name, "compound", 20) for name in COMPOUND if name not in seen]
    rows.sort(key=lambda row: (-row[2], row[0]))
    common.write("surnames", """
        Chinese family names. weight: relative frequency, per 100,000 people; 1: hardly ever a surname and a very common character;
        class compound: of two or more characters.
        Source: wainshine/Chinese-Names-Corpus, Chinese_Family_Name (1k), Apache-2.0; compound surnames completed from general
        knowledge. Written by derive/surnames.py.""", "word class weight", rows)


main(sys.argv[1])
