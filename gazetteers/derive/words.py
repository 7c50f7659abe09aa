"""words.tsv: common words of two to four characters from jieba's dictionary, and function words of one character: words.py SEGMENT/dicts

The second dictionary is a judge: jieba's takes many a word for a name (安抚, 卓越, 白皮书), and where the other one knows it as a word it is one.
"""

import math
import os
import sys

import common

ROWS = 43000
TAGS = {"n": "n", "v": "v", "vn": "vn", "vd": "d", "a": "a", "ad": "d", "an": "n", "ag": "a", "d": "d", "dg": "d", "p": "p", "c": "c", "u": "u",
        "uj": "u", "ul": "u", "m": "m", "mq": "m", "q": "q", "r": "r", "rr": "r", "rz": "r", "t": "t", "f": "f", "s": "f", "b": "b", "z": "z",
        "l": "l", "i": "i", "y": "y", "j": "n", "o": "z", "e": "y", "vi": "v", "vg": "v", "ng": "n", "x": "x", "zg": "z"}
NAMES = ("nr", "nrt", "nrfg", "ns", "nt", "nz")

# Words that the dictionary takes for names of persons or things only (nr, nz), though they are none in running text.
COMMON_NOUNS = """和谐 高度 高质量 高标准 高水平 平安 安全 安定 向上 向前 向好 成立 成为 成功 成果 成效 强调 周期 周边 周年 周密 周到 周末 钟情 方面 方向 方法 方式 方案 方针
于是 于此 常态 常委 常年 常规 常务 全面 全体 全力 全部 全区 全市 全省 全县 全国 全镇 全村 全乡 全州 全校 全院 全军 全党 全域 全程 全年 全天 全员 温暖 温度 温馨 严格 严肃 严明 严厉 严谨
安排 安置 安心 安装 安保 解决 解读 解放 时代 时期 时间 时刻 时候 时任 时机 时隔 单位 单独 单一 计划 计算 连续 连日 连接 连任 连夜 包括 包容 包装 包联 包保 应急 应当 应对 应用 应邀 应该 明确 明显 明白
明天 明年 明日 明亮 明晰 明星 和平 和睦 和美 和顺 和解 段落 路线 路径 路上 路程 路面 支持 支撑 支部 支柱 支队 支付 查看 查找 查处 查摆 查阅 关注 关心 关于 关键 关系 关怀 关爱 关切 关头 相关 相应 相互 相信 相继 相对
相结合 相比 相当 相识 相聚 任务 任命 任职 任期 任免 任何 任教 任前 党建 党风 党性 党组 党员 党委 党支部 党组织 党史 党校 党课 党务 党章 党龄 武装 武警 文明 文化 文件 文旅 文艺 文物 文体 文字 文章 文创 文书
金融 金额 金牌 金色 金秋 金融业 钱款 施工 施策 施行 项目 项工作 洪水 洪涝 汛期 水平 水利 水质 水库 水源 史实 史料 经济 经过 经验 经营 经常 经费 经贸 经历 经典 石油 石材 别墅 车辆 车间 车站 车型 车祸 花卉 花园 花费
家庭 家园 家长 家乡 家属 家风 家访 牛奶 牛羊 羊肉 马上 马路 马克思主义 马不停蹄 龙头 龙年 熊猫 鱼塘 米饭 米粉 年度 年轻 年初 年底 年货 年龄 年会 毛病 毛利 管理 管控 管委会 管护 管道 景区 景观 景色 景点 雷锋 雷电 雷雨 温泉 温室 水稻
宣布 宣传 宣讲 宣读 宣誓 宣教 白天 白色 白领 白酒 白菜 黄金 黄色 黄昏 蓝图 蓝色 蓝天 红色 红利 红旗 红军 红包 绿色 绿化 绿地 绿道 绿水青山 青年 青春 青少年 青山 江河 江水 江海 池塘 湖泊 湖面 海洋 海外 海报 海关 海鲜
山水 山区 山林 山河 山村 山体 山路 林业 林地 林区 林木 林下 林长制 田园 田间 田地 田头 丰富 丰收 丰硕 丰厚 万元 万人 万亩 万余 万名 万户 万吨 千亿 百亿 百年 百姓 百强 百日 千万 千年 千家万户 双方 双拥 双向 双重 双创 双碳 双减
公共 公里 公园 公司 公布 公告 公开 公益 公众 公正 公平 公安 公路 公务 公顷 公民 公示 公认 公证 国家 国际 国内 国防 国民 国庆 国有 国务院 国资 国旗 国土 国道 国会 国企 国产 巴士 都市 都是 都有 都会 那些 那么 那里 那样 那时 阳光 阳台 阳性 甘于 甘甜
古镇 古村 古代 古城 古老 古树 古建 强化 强大 强烈 强国 强劲 强度 强势 强县 强市 强区 强省 强镇 强企 强村 强项 郑重 重要 重点 重大 重视 重新 重建 重任 重心 重申 重温 重症 重阳 曾经 曾任 曾是 程度 程序 盛会 盛典 盛世 盛情 盛大 祖国 祖先
广大 广泛 广场 广告 广播 广阔 广东 富裕 富民 富有 富强 富含 荣誉 荣获 荣幸 荣光 荣耀 元旦 元宵 元宵节 元素 元气 利用 利益 利润 利率 利于 利好 权利 权力 权威 权益 权限 冷静 冷链 冷水 冷空气 火车 火灾 火热 火炬 火箭 火炬手 沙滩 沙漠 沙盘
杨梅 柳树 桃花 梅花 樱花 杏花 李子 苹果 荔枝 葡萄 柑橘 茶叶 茶园 茶农 茶产业 商业 商务 商场 商品 商会 商贸 商圈 商户 商家 商量 商讨 商议 华人 华侨 华丽 华诞 尚未 尚有 季节 季度 能力 能够 能源 能耗 能量 能人 能手 伊始 伊斯兰 司法 司机 司令
充分 充满 充实 充电 充足 危机 危险 危害 危房 危险品 危化品 巩固 戴口罩 凌晨 干部 干净 干事 干劲 干预 干扰 干群 干旱 干活 干旱区 宁静 纪委 纪律 纪检 纪念 纪录 纪实 苗木 苗头 苗圃 储备 储存 谷物 谷雨 麦田 麦收 麦子 容易 容量 容纳 习惯 习俗 习题
聚焦 聚集 聚力 聚会 简单 简化 简称 简介 简便 空间 空气 空中 空白 空军 空调 空港 沃土 阿姨 阿里 欧洲 欧盟 权属 顾客 顾虑 顾问 顾全大局 丁香 邓小平理论 习近平新时代中国特色社会主义思想 毛泽东思想 三个代表 科学发展观 孙子 孙女 胡同 胡萝卜 薛 蒋 祝贺 祝福 祝愿
卫生 卫健 卫星 卫视 卫士 卫冕 房屋 房子 房产 房价 房源 成员 成长 成绩 成本 成熟 成品 成年人 成年 成交 成分 成都市 贺信 贺电 贺词 贺卡 贺礼 符合 符号 鲜明 鲜花 鲜血 鲜活 计量 练习 练兵 言论 言行 言语 言之有物 云端 云集 云计算 云平台 云上
幸福 幸运 幸会 寿命 寿宴 寿星 寿险 艾滋病 谈话 谈判 谈心 谈心谈话 谈到 谈论 谈及 谭 牟 曲折 曲线 曲艺 封闭 封控 封面 封锁 封山育林 邮政 邮件 邮局 邮轮 邮储 从事 从严 从而 从此 从来 从小 从容 从业 从头 从中 从优 从源头 居民 居住 居家 居委会 居然 居中 居室 居安思危
城市 城镇 都城 外国 中华 中华民族 普通 爱国 抗日 抗战 光荣 光辉 美丽 上市 深度 长度 治安 普及 福利 保健 康复 智慧 宝贵 家族 玉米 新鲜 论文 宣言 回国 大国 大战 东西 南北 二人 友谊 精华 高潮
高峰 修正 诸如 师范 古建筑 天文 汉语 英语 英文 中文 佛教 道教 基督教 天主教 伊斯兰教 穆斯林 发展中国家 关联 中断 周转 范畴 大海 海水 宫殿 齐全 文武 英勇 河水 湖水 高山 山坡 雷达 维生素 上山 金银 太阳 哥哥 和尚 庆典
汉族 回族 藏族 满族 苗族 壮族 侗族 土家族 维吾尔族 蒙古族 少数民族 抗议 欧元 贡献者 崇拜 安静 奇特 神圣 子孙 祖宗 典范 小姑娘 老太太 老汉 大洋 美味 胡子 叶子 火炬计划 民主集中制 十一届三中全会 三中全会 四中全会 五中全会 六中全会 向东 新路 临街 大数据"""

FUNCTION = """
u 9 的 了 着 过 地 得 之 所 等 们 似的 一样 般
c 9 和 与 及 或 并 而 但 且 则 若 如 即 既 虽 以及 并且 而且 或者 还是 但是 不过 然而 因此 因而 所以 因为 由于 如果 虽然 尽管 即使 只有 只要 除非 不仅 不但 何况 况且 从而 以便 以免 于是 可是 否则 无论 不管 不论 此外 另外 同时 与此同时 其中 接着 随后 然后 最后 首先 其次 再次
p 9 在 对 向 由 把 被 将 以 为 从 到 于 自 往 朝 按 据 经 因 随 沿 给 替 跟 同 比 除 靠 凭 至 用 让 使 令 就 当 趁 用于 关于 对于 至于 按照 根据 依据 依照 通过 经过 围绕 针对 随着 沿着 为了 为着 除了 除 作为 面对 面向 鉴于 本着 立足 结合 自从 直到 截至 截止 有关 朝着 向着 基于 借助 凭借 连同 会同 伴随 遵照 受 叫 归 距 距离
d 9 不 也 都 还 又 很 最 更 再 才 就 只 仅 均 皆 全 共 正 已 曾 刚 刚刚 将要 即将 正在 已经 曾经 仍 仍然 依然 一直 始终 不断 更加 十分 非常 特别 尤其 相当 比较 较 极 极其 太 真 挺 越 越来越 几乎 大约 约 近 逾 共同 一起 一同 一并 分别 相继 陆续 先后 纷纷 逐一 逐步 逐渐 立即 立刻 马上 随即 当即 及时 尽快 从不 没 没有 未 未曾 别 莫 勿 请 必须 务必 应 应当 应该 须 需 可 可以 能 能够 会 要 想 愿 敢 肯 切实 扎实 认真 深入 积极 主动 坚决 坚定 全面 着力 大力 全力 努力 奋力 进一步 持续 加快 充分 严格 高度 高效 有效 有力 有序 统一 亲自 专门 专程 特意 特地 亲切 热情 仔细 详细 现场 实地 当场 当众 再次 又一次 首次 第一次 多次 每次 一次次 频频 往往 常常 经常 时常 偶尔 忽然 突然 终于 果然 居然 竟然 竟 却 倒 反而 甚至 简直 恰好 正好 也许 或许 可能 大概 似乎 好像 当然 显然 的确 确实 实在 其实 原来 本来 毕竟 究竟 到底 何必 难道 千万 一定 必然 必定 势必
r 9 我 你 他 她 它 您 咱 其 此 该 这 那 哪 谁 每 各 某 本 自己 大家 我们 你们 他们 她们 它们 咱们 双方 彼此 各自 各位 这些 那些 这个 那个 这里 那里 这样 那样 这么 那么 这次 此次 本次 该次 每个 某个 某些 什么 怎么 怎样 如何 为何 哪里 哪些 多少 几 何 任何 一切 所有 有的 有些 别人 他人 人家 其他 其余 其它 另 另外 全体 当地 我国 我省 我市 我区 我县 我镇 我乡 我村 我校 我院 我公司 我局 我部 我军 我党 我方 贵国 贵方 该国 该省 该市 该区 该县 该镇 该乡 该村 该校 该院 该公司 该局 该项目 该企业 全区 全市 全省 全县 全国 全镇 全乡 全村 全州 全校 全院 全党 全军 全社会 本市 本区 本县 本省 本报 本报讯 本网 本网讯 本台 本校 本院 本公司 本月 本周 本届 本年 本年度 本人 本地 本村 本镇
m 9 一 二 三 四 五 六 七 八 九 十 百 千 万 亿 零 〇 两 半 数 多 余 第 第一 第二 第三 第四 第五 一些 一个 一批 一次 一定 一大批 一系列 一方面 另一方面 两个 三个 四个 五个 许多 众多 不少 大量 大批 多个 多名 多位 数十 数百 数千 上百 上千 若干 部分 大部分 绝大多数 多数 少数 全部 整个 首 头
q 7 个 位 名 项 件 条 次 届 期 家 户 只 块 片 座 所 张 份 批 种 类 组 台 套 辆 艘 架 部 本 篇 首 幅 场 轮 天 年 月 日 周 岁 元 米 公里 公斤 吨 亩 公顷 平方米 平方公里 立方米 千瓦 万元 亿元 万人 人次 人
f 7 上 下 中 内 外 前 后 左 右 里 间 旁 东 南 西 北 之间 之中 之内 之外 之前 之后 之际 之时 以上 以下 以内 以外 以前 以后 以来 以东 以西 以南 以北 期间 过程中 背后 面前 身边 周围 附近 对面 旁边 中间 上面 下面 里面 外面 前面 后面 左边 右边 东部 西部 南部 北部 中部
t 9 今 昨 今天 明天 昨天 今日 昨日 明日 今年 去年 前年 明年 后年 当年 当天 当日 当晚 当时 当月 当前 目前 现在 如今 眼下 近日 近期 近年 近年来 日前 日来 连日 连日来 日后 今后 此后 其后 随后 此前 之前 最近 最新 上午 下午 早上 早晨 清晨 凌晨 中午 晚上 晚间 夜间 深夜 傍晚 午后 上周 本周 下周 上月 本月 下月 月初 月底 年初 年底 年内 岁末 春节 元旦 国庆 国庆节 五一 端午 端午节 中秋 中秋节 清明 清明节 元宵节 重阳节 七一 八一 十一 春天 夏天 秋天 冬天 春季 夏季 秋季 冬季 期间 时候 时刻 会前 会后 会上 会议期间 活动期间 周一 周二 周三 周四 周五 周六 周日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天
v 9 是 有 为 做 作 说 讲 谈 看 听 问 答 写 读 来 去 到 进 出 入 上 下 起 回 走 跑 站 坐 住 用 给 拿 送 带 让 请 叫 使 令 推 抓 管 办 建 开 关 打 拉 收 发 获 得 学 教 想 要 能 会 可 应 该 需 属 像 如 成 当 任 兼 称 指 赴 抵 访 晤 参 与会 连 接 完 结束 开始 继续 进行 予以 给予 加以 作出 做出 得到 取得 获得 受到 遭到 成为 变成 具有 拥有 存在 属于 位于 来自 源于 在于 有着 没有 包括 包含 涉及 以及 等等
v 6 压实 找准 赓续 擦亮 扛起 扛牢 守好 守住 守牢 用好 搭好 铺好 建强 建好 管好 抓好 选好 讲好 写好 做优 做强 做大 做实 做细 做深 抓实 抓细 抓牢 走好 走稳 打好 打响 打通 打赢 筑牢 厚植 深耕 深挖 答好 办好 盘活 用活 激活 链接 稳住 兜牢 兜住 扎牢 织密 夯实 拧紧 绷紧 把牢 把好 站稳 站好 当好 种好 护好 管住 建优 补齐 补强 补足 拓宽 撑起 点亮 唱响 唱好 奏响 吹响 擂响 挺起 勇闯 勇立 勇当 勇挑 争当 争做 争创 力争 奋进 奋楫 领跑 谱写 书写 绘就 提振 引育 招引 承接 申报 获批 经略 营造 布局 升级 健全 协助 协办 承办 主办 提交 住进 搬进 扎根 学懂 弄通 选派 派驻 入驻 进驻 驻村 轮驻 扎实做好 牵手 携手 共建 共创 共享 共绘 齐聚 走近 走访慰问 助力 深化 杜绝 赋能 牢记 弘扬 精减
y 7 吗 呢 吧 啊 呀 嘛 哦 啦 罢了 而已
"""

NEWER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "newer-words.txt")


def newer_words():
    """(word, kind) of newer-words.txt: a line that is a kind by itself is that of the words below it."""
    kind = "n"
    with open(NEWER, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            words = line.split()
            if words in (["n"], ["v"], ["a"], ["d"], ["vn"]):
                kind = words[0]
                continue
            for word in words:
                yield word, kind


# Countries and groups in one character: 中美, 俄方
ABBREVIATIONS = "中美俄英法德日韩朝越老柬缅泰新马印巴哈吉塔土乌沙伊以叙埃南非欧盟阿澳加墨古智秘委意西葡荷比瑞挪芬丹波捷匈塞希罗保白蒙尼斯孟肯刚坦安苏津赞莫科卡约黎也"


# More that only stand before 方: 圭方 (圭亚那), 所方 (所罗门群岛)
SIDES = "圭斐厄格布哥摩所洪乌冈贝毛几佛多萨突利瓦汤密帕图基瑙博塞喀黑克拉立摩列牙特危"


def sides():
    """中方, 巴方, 中俄, 法中: of two sides one is China or a great power."""
    words = {c + "方" for c in set(ABBREVIATIONS + SIDES)} | {c + "军" for c in "美俄英法德日韩朝印以乌叙土"}
    for great in "中美俄欧":
        words |= {great + c for c in ABBREVIATIONS if c != great} | {c + great for c in "美俄欧英法德日韩朝越老柬缅泰印巴哈吉塔土乌沙伊以埃南非澳加巴古智" if c != great}
    return words - {"中东", "中非", "欧非", "中老", "中古", "中科", "老中", "法中", "中白", "美白", "中保", "中意", "中智", "加中", "德中", "美德", "以中", "非中", "安美",
                    "中加", "中安", "中委", "中土", "中约", "中比", "中西", "南中", "以美", "以俄", "俄保", "美加", "美比", "美约", "欧比", "美委", "塔中"} | {"中非", "中意", "中白", "中加", "中老"}


# Single characters that are words of grammar even though they stand in names (张和平, 王有为).
GRAMMAR = set("的了着过地得之等和与及或并而但在对向由把被将以为从到于自往不也都还又很最再就只是有各每这那我你他她它们其此该某您则若因同至用令经均越可能会作听问进入上起回发后前里国")
# A character that begins or ends this many of 100,000 given names is no evidence against a name.
NAMELY = 25
# And one that is this many of 10,000 characters of foreign names.
FOREIGN = 40


def namely():
    given = {row[0] for row in common.read("given") if int(row[3]) + int(row[4]) >= NAMELY}
    return (given | {row[0] for row in common.read("translit") if int(row[2]) >= FOREIGN}) - GRAMMAR


# Words that are the end of a name more often than a word: 桥头|集镇 is a kind of place, 柳集|镇 a town; 教工|部; 八里|台; 在|校党委; 在|内蒙古.
BANNED = {"集镇", "工部", "在校", "在院", "在内"} | {c + "里" for c in "二三四五六七八九十"}


# Bits of a tag of the second dictionary: names of persons, places, bodies, foreign letters, others.
NAME_BITS = 0x80 | 0x40 | 0x20 | 0x10 | 0x08
KINDS = ((0x1000, "v"), (0x40000000, "a"), (0x100000, "n"), (0x8000000, "d"), (0x20000000, "b"), (0x2000000, "f"), (0x4000, "t"))


def judged_words(folder, surnames):
    """Word → coarse kind, of the words that the second dictionary takes for no names."""
    words = {}
    with open(folder + "/dict.txt", encoding="utf-8-sig") as lines:
        for line in lines:
            word, bits, *_ = line.strip().split("|") + ["0"]
            tag = int(bits, 16)
            person = len(word) == 3 and word[0] in surnames
            if tag and not tag & NAME_BITS and not person:
                words[word] = next((kind for bit, kind in KINDS if tag & bit), "n")
    return words


def main(judge):
    in_lists = set()
    for name in ("titles title-prefixes organs unit-suffixes relative collectives companies company-suffixes divisions countries "
                 "place-suffixes persons").split():
        in_lists |= common.words(name)
    nouns = set(COMMON_NOUNS.split())
    name_characters = namely()
    judged = judged_words(judge, {row[0] for row in common.read("surnames") if int(row[2]) >= 20})
    rows, seen, found = [], set(), []
    for line in FUNCTION.strip().splitlines():
        tag, weight, *words = line.split()
        for word in words:
            if word in name_characters or (word, tag) in seen:
                continue
            if len(word) == 1 or word not in in_lists:
                seen.add((word, tag))
                rows.append((word, tag, int(weight)))
    rows += [(word, "r" if word[1] == "方" else "n", 6) for word in sorted(sides()) if word not in in_lists and (word, "r") not in seen]
    known = {row[0] for row in rows}
    trades = {word for word, kind in newer_words() if kind == "vn"}
    for word, kind in newer_words():
        if word not in trades and word not in known and word not in in_lists:
            known.add(word)
            rows.append((word, kind, 5 if len(word) < 4 else 8))  # 对外合作, not 对外|合作
    for word, frequency, tag in common.jieba():
        if not common.is_han(word) or not 2 <= len(word) <= 4 or word in in_lists or word in known or word in BANNED:
            continue
        if word in nouns:
            kind = TAGS.get(tag, "n")
        elif tag in NAMES or tag.startswith("nr"):
            kind = judged.get(word)
            # Nouns that places are named by (白马, 红岩) do no harm as they are: a name of unknown words is a name the sooner.
            if kind == "n" and len(word) == 2 and (frequency < 300 or tag == "ns"):
                continue
        else:
            kind = TAGS.get(tag)
        if kind == "v" and word in trades:
            kind = "vn"
        if kind:
            found.append((max(frequency, 60 if word in nouns else 0), word, kind))
    found.sort(key=lambda item: (-item[0], item[1]))
    got = {word for _, word, _ in found}
    found += [(60, word, "n") for word in sorted(nouns - got - known - in_lists) if len(word) > 1]
    found.sort(key=lambda item: (-item[0], item[1]))
    found = found[:ROWS - len(rows)]
    # What the dictionary calls a name may be one: 卓然, 白杨.
    doubtful = {word for word, _, tag in common.jieba() if tag in NAMES and len(word) == 2} - nouns
    low, high = math.log(found[-1][0] + 1), math.log(found[20][0] + 1)
    for frequency, word, kind in found:
        weight = min(9, 1 + round(8 * (math.log(frequency + 1) - low) / (high - low)))
        rows.append((word, kind, 1 if word in doubtful else weight))
    common.write("words", """
        Common words of one to four characters: what a name or a unit must not cut through. class: coarse kind (n noun, v verb, vn verbal noun, a adjective,
        d adverb, p preposition, c conjunction, u particle, m number, q measure, r pronoun, t time, f place, b z l i others);
        weight: 1 rare to 9 very frequent, logarithm of the frequency.
        Source: jieba's dictionary, MIT, without its names (nr, ns, nt, nz) but for those that the dictionary of the npm package segment, MIT,
        takes for common words, and without words of other lists; function words, times and words of newer use (newer-words.txt) from general knowledge; single characters only where names seldom hold them. Written by derive/words.py.""", "word class weight", rows)


main(sys.argv[1])
