"""countries.tsv from a table of countries, full names, capitals and large cities by continent: countries.py WORLD-PLACES.TXT"""

import sys

import common

# Other short forms and names that the table lacks or holds in an old form: word, class, country
MORE = """
阿联酋 short 阿拉伯联合酋长国
塞拉里昂 short 塞拉利昂
库克群岛 country 库克群岛
沙特阿拉伯 short 沙特
朝鲜半岛 region 朝鲜
俄国 short 俄罗斯
俄联邦 short 俄罗斯
印尼 short 印度尼西亚
北马其顿 country 北马其顿
巴新 short 巴布亚新几内亚
多米尼克 short 多米尼克国
巴布亚新几内亚 country 巴布亚新几内亚
新几内亚 region 巴布亚新几内亚
波黑 country 波黑
波斯尼亚和黑塞哥维那 full 波黑
北爱尔兰 region 英国
苏格兰 region 英国
英格兰 region 英国
威尔士 region 英国
大不列颠 region 英国
格陵兰 region 丹麦
格陵兰岛 region 丹麦
夏威夷 region 美国
阿拉斯加 region 美国
加利福尼亚州 region 美国
加州 region 美国
得克萨斯州 region 美国
得州 region 美国
佛罗里达州 region 美国
纽约州 region 美国
华盛顿州 region 美国
艾奥瓦州 region 美国
密歇根州 region 美国
宾夕法尼亚州 region 美国
伊利诺伊州 region 美国
俄亥俄州 region 美国
犹他州 region 美国
弗吉尼亚州 region 美国
西弗吉尼亚 region 美国
马萨诸塞州 region 美国
印第安纳州 region 美国
俄勒冈州 region 美国
科罗拉多州 region 美国
亚利桑那州 region 美国
内华达州 region 美国
威斯康星州 region 美国
明尼苏达州 region 美国
密西西比州 region 美国
路易斯安那州 region 美国
佐治亚州 region 美国
田纳西州 region 美国
肯塔基州 region 美国
密苏里州 region 美国
堪萨斯州 region 美国
新泽西州 region 美国
马里兰州 region 美国
华盛顿特区 city 美国
戴维营 city 美国
白宫 region 美国
硅谷 region 美国
关岛 region 美国
拉斯维加斯 city 美国
圣迭戈 city 美国
达拉斯 city 美国
丹佛 city 美国
迈阿密 city 美国
奥斯汀 city 美国
火奴鲁鲁 city 美国
檀香山 city 美国
马德里 city 西班牙
巴塞罗那 city 西班牙
里昂 city 法国
尼斯 city 法国
马赛 city 法国
波尔多 city 法国
斯特拉斯堡 city 法国
戛纳 city 法国
慕尼黑 city 德国
法兰克福 city 德国
汉堡 city 德国
科隆 city 德国
斯图加特 city 德国
杜塞尔多夫 city 德国
杜伊斯堡 city 德国
波恩 city 德国
莱比锡 city 德国
德累斯顿 city 德国
巴伐利亚州 region 德国
曼彻斯特 city 英国
利物浦 city 英国
爱丁堡 city 英国
伯明翰 city 英国
剑桥 city 英国
牛津 city 英国
格拉斯哥 city 英国
米兰 city 意大利
威尼斯 city 意大利
都灵 city 意大利
佛罗伦萨 city 意大利
那不勒斯 city 意大利
日内瓦 city 瑞士
苏黎世 city 瑞士
达沃斯 city 瑞士
洛桑 city 瑞士
巴塞尔 city 瑞士
鹿特丹 city 荷兰
海牙 city 荷兰
阿姆斯特丹 city 荷兰
安特卫普 city 比利时
布鲁塞尔 city 比利时
萨尔茨堡 city 奥地利
维也纳 city 奥地利
因斯布鲁克 city 奥地利
圣彼得堡 city 俄罗斯
喀山 city 俄罗斯
索契 city 俄罗斯
新西伯利亚 city 俄罗斯
哈巴罗夫斯克 city 俄罗斯
伯力 city 俄罗斯
克里姆林宫 region 俄罗斯
西伯利亚 region 俄罗斯
远东地区 region 俄罗斯
滨海边疆区 region 俄罗斯
鞑靼斯坦共和国 region 俄罗斯
车臣 region 俄罗斯
别尔哥罗德州 region 俄罗斯
库尔斯克州 region 俄罗斯
克里米亚 region 乌克兰
顿巴斯 region 乌克兰
顿涅茨克 region 乌克兰
顿涅茨克州 region 乌克兰
卢甘斯克 region 乌克兰
卢甘斯克州 region 乌克兰
赫尔松 city 乌克兰
赫尔松州 region 乌克兰
扎波罗热 city 乌克兰
扎波罗热州 region 乌克兰
哈尔科夫 city 乌克兰
敖德萨 city 乌克兰
利沃夫 city 乌克兰
马里乌波尔 city 乌克兰
巴赫穆特 city 乌克兰
加沙 region 巴勒斯坦
加沙地带 region 巴勒斯坦
加沙城 city 巴勒斯坦
约旦河西岸 region 巴勒斯坦
拉法 city 巴勒斯坦
汗尤尼斯 city 巴勒斯坦
耶路撒冷 city 巴勒斯坦
东耶路撒冷 city 巴勒斯坦
戈兰高地 region 叙利亚
阿勒颇 city 叙利亚
伊德利卜 region 叙利亚
海法 city 以色列
伊斯法罕 city 伊朗
埃尔比勒 city 伊拉克
摩苏尔 city 伊拉克
巴士拉 city 伊拉克
吉达 city 沙特
麦加 city 沙特
麦地那 city 沙特
沙迦 city 阿联酋
坎大哈 city 阿富汗
喀布尔 city 阿富汗
瓜达尔港 city 巴基斯坦
瓜达尔 city 巴基斯坦
俾路支省 region 巴基斯坦
旁遮普省 region 巴基斯坦
克什米尔 region 印度
果阿 city 印度
金奈 city 印度
撒马尔罕 city 乌兹别克斯坦
努尔苏丹 city 哈萨克斯坦
阿拉木图州 region 哈萨克斯坦
霍尔果斯口岸 region 哈萨克斯坦
岘港 city 越南
芒街 city 越南
万荣 city 老挝
琅勃拉邦 city 老挝
内比都 city 缅甸
曼德勒 city 缅甸
果敢 region 缅甸
掸邦 region 缅甸
暹粒 city 柬埔寨
西哈努克港 city 柬埔寨
西港 city 柬埔寨
巴厘岛 city 印度尼西亚
万隆 city 印度尼西亚
泗水 city 印度尼西亚
努沙登加拉 region 印度尼西亚
苏门答腊 region 印度尼西亚
爪哇 region 印度尼西亚
布城 city 马来西亚
槟城 city 马来西亚
马六甲 city 马来西亚
马六甲海峡 region 马来西亚
沙巴 region 马来西亚
宿务 city 菲律宾
达沃 city 菲律宾
棉兰老岛 region 菲律宾
普吉 city 泰国
芭堤雅 city 泰国
广岛 city 日本
长崎 city 日本
福岛 city 日本
福岛县 region 日本
北海道 region 日本
冲绳县 region 日本
名古屋 city 日本
奈良 city 日本
东京都 city 日本
大阪府 region 日本
京都府 region 日本
平昌 city 韩国
世宗市 city 韩国
济州 city 韩国
首尔市 city 韩国
京畿道 region 韩国
板门店 city 韩国
开城 city 朝鲜
罗先 city 朝鲜
清津 city 朝鲜
里约 city 巴西
圣保罗州 region 巴西
利马 city 秘鲁
瓜亚基尔 city 厄瓜多尔
坎昆 city 墨西哥
提华纳 city 墨西哥
奥克兰 city 新西兰
达尔文 city 澳大利亚
阿德莱德 city 澳大利亚
新南威尔士州 region 澳大利亚
维多利亚州 region 澳大利亚
昆士兰州 region 澳大利亚
西澳大利亚州 region 澳大利亚
魁北克 region 加拿大
魁北克省 region 加拿大
安大略省 region 加拿大
不列颠哥伦比亚省 region 加拿大
卡尔加里 city 加拿大
蒙巴萨 city 肯尼亚
约堡 city 南非
德班 city 南非
开普敦 city 南非
茨瓦内 city 南非
拉各斯 city 尼日利亚
苏伊士运河 region 埃及
沙姆沙伊赫 city 埃及
亚历山大 city 埃及
班加西 city 利比亚
达尔富尔 region 苏丹
巴拿马运河 region 巴拿马
杜尚别市 city 塔吉克斯坦
布达佩斯 city 匈牙利
克拉科夫 city 波兰
格但斯克 city 波兰
比雷埃夫斯港 city 希腊
比雷埃夫斯 city 希腊
哥德堡 city 瑞典
卑尔根 city 挪威
伊兹密尔 city 土耳其
土耳其共和国 full 土耳其
土耳其 country 土耳其
博鳌 city 中国
西柏坡 city 中国
中南海 region 中国
钓鱼岛 region 中国
黄岩岛 region 中国
仁爱礁 region 中国
南沙群岛 region 中国
西沙群岛 region 中国
永兴岛 region 中国
台湾岛 region 中国
海南岛 region 中国
台湾海峡 region 中国
台海 region 中国
大陆 region 中国
祖国大陆 region 中国
内地 region 中国
港澳 region 中国
港澳台 region 中国
粤港澳 region 中国
粤港澳大湾区 region 中国
大湾区 region 中国
长三角 region 中国
长江三角洲 region 中国
珠三角 region 中国
珠江三角洲 region 中国
京津冀 region 中国
长江经济带 region 中国
黄河流域 region 中国
长江流域 region 中国
淮河流域 region 中国
海河流域 region 中国
太湖流域 region 中国
松辽流域 region 中国
珠江流域 region 中国
成渝地区 region 中国
成渝地区双城经济圈 region 中国
东北地区 region 中国
东北三省 region 中国
华北地区 region 中国
华东地区 region 中国
华南地区 region 中国
华中地区 region 中国
西南地区 region 中国
西北地区 region 中国
西部地区 region 中国
中部地区 region 中国
东部地区 region 中国
华北 region 中国
华东 region 中国
华南 region 中国
华中 region 中国
西南 region 中国
西北 region 中国
青藏高原 region 中国
黄土高原 region 中国
云贵高原 region 中国
内蒙古高原 region 中国
三江源 region 中国
塔里木盆地 region 中国
柴达木盆地 region 中国
四川盆地 region 中国
准噶尔盆地 region 中国
河西走廊 region 中国
长江 region 中国
黄河 region 中国
珠江 region 中国
淮河 region 中国
海河 region 中国
松花江 region 中国
辽河 region 中国
黑龙江流域 region 中国
雅鲁藏布江 region 中国
澜沧江 region 中国
怒江 region 中国
金沙江 region 中国
嘉陵江 region 中国
汉江 region 中国
湘江 region 中国
赣江 region 中国
钱塘江 region 中国
富春江 region 中国
新安江 region 中国
黄浦江 region 中国
苏州河 region 中国
永定河 region 中国
渭河 region 中国
汾河 region 中国
太湖 region 中国
洞庭湖 region 中国
鄱阳湖 region 中国
巢湖 region 中国
洪泽湖 region 中国
青海湖 region 中国
滇池 region 中国
洱海 region 中国
西湖 region 中国
白洋淀 region 中国
千岛湖 region 中国
微山湖 region 中国
南四湖 region 中国
三峡 region 中国
三峡大坝 region 中国
三峡库区 region 中国
丹江口水库 region 中国
密云水库 region 中国
京杭大运河 region 中国
大运河 region 中国
长城 region 中国
渤海 region 中国
黄海 region 中国
东海 region 中国
南海 region 中国
北部湾 region 中国
杭州湾 region 中国
渤海湾 region 中国
泰山 region 中国
华山 region 中国
衡山 region 中国
嵩山 region 中国
恒山 region 中国
黄山 region 中国
庐山 region 中国
峨眉山 region 中国
武夷山 region 中国
井冈山 region 中国
长白山 region 中国
秦岭 region 中国
祁连山 region 中国
太行山 region 中国
大别山 region 中国
沂蒙山 region 中国
六盘山 region 中国
贺兰山 region 中国
天山 region 中国
昆仑山 region 中国
喜马拉雅山 region 中国
珠穆朗玛峰 region 中国
珠峰 region 中国
大兴安岭 region 中国
小兴安岭 region 中国
塔克拉玛干沙漠 region 中国
毛乌素沙地 region 中国
腾格里沙漠 region 中国
塞罕坝 region 中国
北戴河 region 中国
天安门 region 中国
天安门广场 region 中国
人民英雄纪念碑 region 中国
北京人民大会堂 region 中国
人民大会堂 region 中国
钓鱼台国宾馆 region 中国
钓鱼台 region 中国
毛主席纪念堂 region 中国
八宝山 region 中国
八宝山革命公墓 region 中国
中关村 region 中国
亚拉巴马州 region 美国
阿拉斯加州 region 美国
阿肯色州 region 美国
康涅狄格州 region 美国
特拉华州 region 美国
爱达荷州 region 美国
夏威夷州 region 美国
缅因州 region 美国
蒙大拿州 region 美国
内布拉斯加州 region 美国
新罕布什尔州 region 美国
新墨西哥州 region 美国
北卡罗来纳州 region 美国
南卡罗来纳州 region 美国
北达科他州 region 美国
南达科他州 region 美国
俄克拉何马州 region 美国
俄克拉荷马州 region 美国
罗得岛州 region 美国
佛蒙特州 region 美国
西弗吉尼亚州 region 美国
怀俄明州 region 美国
加利福尼亚 region 美国
得克萨斯 region 美国
佛罗里达 region 美国
密歇根 region 美国
宾夕法尼亚 region 美国
俄亥俄 region 美国
弗吉尼亚 region 美国
威斯康星 region 美国
新奥尔良 region 美国
巴尔的摩 region 美国
明尼阿波利斯 region 美国
孟菲斯 region 美国
纳什维尔 region 美国
凤凰城 region 美国
圣路易斯 region 美国
堪萨斯城 region 美国
克利夫兰 region 美国
夏洛特 region 美国
奥兰多 region 美国
毛伊岛 region 美国
塔科马 region 美国
明尼苏达 region 美国
布法罗 region 美国
利雅得省 region 沙特
苏格兰地区 region 英国
阿什凯隆 city 以色列
埃拉特 city 以色列
杰宁 city 巴勒斯坦
纳布卢斯 city 巴勒斯坦
拉姆安拉 city 巴勒斯坦
拉马拉 city 巴勒斯坦
霍姆斯 city 叙利亚
拉塔基亚 city 叙利亚
荷台达 city 也门
亚丁 city 也门
马里卜 city 也门
大不里士 city 伊朗
设拉子 city 伊朗
马什哈德 city 伊朗
阿巴斯港 city 伊朗
基尔库克 city 伊拉克
卡拉巴赫 region 阿塞拜疆
纳戈尔诺—卡拉巴赫 region 阿塞拜疆
纳卡地区 region 阿塞拜疆
梁赞 city 俄罗斯
图拉 city 俄罗斯
罗斯托夫 city 俄罗斯
布良斯克州 region 俄罗斯
莫斯科州 region 俄罗斯
车里雅宾斯克 city 俄罗斯
车里雅宾斯克州 region 俄罗斯
彼尔姆 city 俄罗斯
克拉斯诺达尔 city 俄罗斯
克拉斯诺亚尔斯克 city 俄罗斯
赤塔 city 俄罗斯
伊尔库茨克 city 俄罗斯
贝加尔湖 region 俄罗斯
堪察加 region 俄罗斯
库尔斯克 city 俄罗斯
别尔哥罗德 city 俄罗斯
塞瓦斯托波尔 city 乌克兰
克拉马托尔斯克 city 乌克兰
第聂伯罗 city 乌克兰
第聂伯罗彼得罗夫斯克州 region 乌克兰
尼古拉耶夫 city 乌克兰
尼古拉耶夫州 region 乌克兰
苏梅州 region 乌克兰
哈尔科夫州 region 乌克兰
基辅州 region 乌克兰
阿夫杰耶夫卡 city 乌克兰
波帕斯纳亚 city 乌克兰
恩图曼 city 苏丹
苏丹港 city 苏丹
北达尔富尔州 region 苏丹
戈马 city 刚果（金）
卢本巴希 city 刚果（金）
马库尔迪 city 尼日利亚
卡诺 city 尼日利亚
阿克苏姆 city 埃塞俄比亚
提格雷州 region 埃塞俄比亚
的黎波里市 city 利比亚
德尔纳 city 利比亚
马拉喀什 city 摩洛哥
丹吉尔 city 摩洛哥
苏塞克斯 region 英国
伊斯坦布尔省 region 土耳其
哈塔伊省 region 土耳其
卡赫拉曼马拉什 city 土耳其
卡赫拉曼马拉什省 region 土耳其
加济安泰普 city 土耳其
加济安泰普省 region 土耳其
安塔利亚 city 土耳其
布尔诺 city 捷克
格拉茨 city 奥地利
诺维萨德 city 塞尔维亚
斯梅代雷沃 city 塞尔维亚
佩列沙茨 region 克罗地亚
塞萨洛尼基 city 希腊
瓦莱塔 city 马耳他
根特 city 比利时
列日 city 比利时
埃因霍温 city 荷兰
乌得勒支 city 荷兰
马尔默 city 瑞典
奥胡斯 city 丹麦
坦佩雷 city 芬兰
拉普兰 region 芬兰
斯瓦尔巴 region 挪威
波尔图 city 葡萄牙
瓦伦西亚 city 西班牙
塞维利亚 city 西班牙
加泰罗尼亚 region 西班牙
博洛尼亚 city 意大利
西西里岛 region 意大利
热那亚 city 意大利
图卢兹 city 法国
南特 city 法国
里尔 city 法国
凡尔赛 city 法国
爱丽舍宫 region 法国
汉诺威 city 德国
多特蒙德 city 德国
不来梅 city 德国
纽伦堡 city 德国
沃尔夫斯堡 city 德国
利兹 city 英国
谢菲尔德 city 英国
南安普顿 city 英国
加的夫 city 英国
贝尔法斯特 city 英国
唐宁街 region 英国
白金汉宫 region 英国
福冈县 region 日本
静冈县 region 日本
爱知县 region 日本
神奈川县 region 日本
兵库县 region 日本
石川县 region 日本
能登半岛 region 日本
宫城县 region 日本
山口县 region 日本
鹿儿岛 region 日本
仁川市 city 韩国
大田 city 韩国
蔚山 city 韩国
龙山 city 韩国
金刚山 region 朝鲜
咸镜北道 region 朝鲜
清迈府 region 泰国
东部经济走廊 region 泰国
罗勇府 region 泰国
胡志明 city 越南
谅山 city 越南
广宁省 region 越南
万象市 city 老挝
磨丁 city 老挝
仰光省 region 缅甸
若开邦 region 缅甸
皎漂 city 缅甸
金边市 city 柬埔寨
吴哥窟 region 柬埔寨
雪兰莪州 region 马来西亚
关丹 city 马来西亚
吉隆坡市 city 马来西亚
苏拉威西 region 印度尼西亚
北苏拉威西省 region 印度尼西亚
加里曼丹 region 印度尼西亚
雅万 region 印度尼西亚
吕宋岛 region 菲律宾
马尼拉湾 region 菲律宾
孟买 city 印度
加尔各答 city 印度
曼尼普尔邦 region 印度
奥里萨邦 region 印度
北方邦 region 印度
旁遮普 region 巴基斯坦
白沙瓦 city 巴基斯坦
开伯尔—普什图省 region 巴基斯坦
信德省 region 巴基斯坦
汉班托塔 city 斯里兰卡
博克拉 city 尼泊尔
赫拉特 city 阿富汗
赫拉特省 region 阿富汗
奇姆肯特 city 哈萨克斯坦
卡拉干达 city 哈萨克斯坦
布哈拉 city 乌兹别克斯坦
希瓦 city 乌兹别克斯坦
安集延 city 乌兹别克斯坦
奥什 city 吉尔吉斯斯坦
堪培拉市 city 澳大利亚
黄金海岸 city 澳大利亚
塔斯马尼亚 region 澳大利亚
基督城 city 新西兰
艾伯塔省 region 加拿大
新斯科舍省 region 加拿大
埃德蒙顿 city 加拿大
温尼伯 city 加拿大
哈利法克斯 city 加拿大
巴亚尔塔港 city 墨西哥
蒙特雷 city 墨西哥
瓜达拉哈拉 city 墨西哥
阿卡普尔科 city 墨西哥
巴西利亚联邦区 region 巴西
亚马孙雨林 region 巴西
圣埃斯皮里图 region 巴西
阿雷格里港 city 巴西
阿塔卡马 region 智利
瓦尔帕莱索 city 智利
科尔多瓦 city 阿根廷
罗萨里奥 city 阿根廷
麦德林 city 哥伦比亚
卡利 city 哥伦比亚
库斯科 city 秘鲁
钱凯港 region 秘鲁
钱凯 city 秘鲁
圣克鲁斯 city 玻利维亚
马拉开波 city 委内瑞拉
关塔那摩 region 古巴
苏北 region 中国
苏南 region 中国
苏中 region 中国
浙东 region 中国
浙北 region 中国
浙南 region 中国
浙西 region 中国
浙中 region 中国
皖北 region 中国
皖南 region 中国
皖江 region 中国
闽南 region 中国
闽北 region 中国
闽西 region 中国
闽东 region 中国
赣南 region 中国
赣北 region 中国
赣东北 region 中国
鲁西 region 中国
鲁南 region 中国
鲁中 region 中国
胶东 region 中国
胶东半岛 region 中国
山东半岛 region 中国
辽东半岛 region 中国
雷州半岛 region 中国
豫西 region 中国
豫南 region 中国
豫东 region 中国
豫北 region 中国
鄂西 region 中国
鄂东 region 中国
鄂北 region 中国
湘西 region 中国
湘南 region 中国
湘北 region 中国
粤北 region 中国
粤东 region 中国
粤西 region 中国
桂北 region 中国
桂西 region 中国
桂南 region 中国
川西 region 中国
川南 region 中国
川东北 region 中国
川渝 region 中国
川渝地区 region 中国
渝东北 region 中国
渝东南 region 中国
黔北 region 中国
滇西 region 中国
滇中 region 中国
滇东北 region 中国
藏东 region 中国
藏北 region 中国
陕北 region 中国
陕南 region 中国
关中 region 中国
关中平原 region 中国
陇东 region 中国
陇南地区 region 中国
河套 region 中国
河套平原 region 中国
晋北 region 中国
晋南 region 中国
冀中 region 中国
冀东 region 中国
冀南 region 中国
蒙东 region 中国
蒙西 region 中国
南疆 region 中国
北疆 region 中国
东疆 region 中国
华北平原 region 中国
东北平原 region 中国
松嫩平原 region 中国
三江平原 region 中国
江汉平原 region 中国
成都平原 region 中国
黄淮海 region 中国
黄淮海地区 region 中国
黄淮地区 region 中国
江淮地区 region 中国
江南地区 region 中国
环渤海 region 中国
长三角地区 region 中国
长三角区域 region 中国
珠三角地区 region 中国
京津冀地区 region 中国
中原城市群 region 中国
长江中游城市群 region 中国
杭州都市圈 region 中国
上海大都市圈 region 中国
南京都市圈 region 中国
成都都市圈 region 中国
武汉都市圈 region 中国
革命老区 region 中国
沂蒙革命老区 region 中国
大别山革命老区 region 中国
陕甘宁革命老区 region 中国
赣南等原中央苏区 region 中国
海南自贸港 region 中国
横琴粤澳深度合作区 region 中国
河套深港科技创新合作区 region 中国
中国空间站 region 中国
东盟 group 东盟
亚洲 continent
欧洲 continent
非洲 continent
美洲 continent
北美洲 continent
南美洲 continent
北美 continent
南美 continent
拉美 continent
拉丁美洲 continent
中美洲 continent
大洋洲 continent
南极洲 continent
南极 continent
北极 continent
亚太 continent
亚太地区 continent
东亚 continent
东南亚 continent
南亚 continent
西亚 continent
中亚 continent
中东 continent
中东地区 continent
东北亚 continent
北非 continent
西非 continent
东非 continent
南部非洲 continent
东欧 continent
西欧 continent
北欧 continent
南欧 continent
中东欧 continent
中东欧国家 continent
欧亚 continent
亚欧 continent
加勒比 continent
加勒比地区 continent
太平洋 ocean
印太 continent
大西洋 ocean
印度洋 ocean
北冰洋 ocean
南太平洋 ocean
地中海 ocean
波罗的海 ocean
黑海 ocean
红海 ocean
里海 ocean
亚丁湾 ocean
波斯湾 ocean
海湾地区 continent
霍尔木兹海峡 ocean
湄公河 region
湄公河流域 region
尼罗河 region
莱茵河 region
多瑙河 region
亚马孙河 region
巴尔干 region
高加索 region
萨赫勒 region
撒哈拉沙漠 region
阿尔卑斯山 region
"""

# Names that are as often something else: 中非 is China and Africa, 维多利亚 a person, 尼斯 the end of 阿尔巴尼斯.
DOUBTFUL = set("中非 尼斯 汉堡 达尔文 奥斯汀 亚历山大 维多利亚 圣约翰 圣何塞 乔治敦 乔治城 夏洛特 图拉 里尔 卡利 卡诺 大田 龙山 希瓦 列日 苏中 大陆 胡志明 科尔多瓦 苏梅州 关中 河套 罗索 利马 罗马 圣地亚哥 好望角 西港".split()) - {"罗马", "利马", "大陆", "圣地亚哥"}

# Full names that changed after the table was made.
RENAMED = {"大阿拉伯利比亚人民社会主义民众国": "利比亚国", "缅甸联邦": "缅甸联邦共和国", "斯威士兰王国": "斯威士兰王国",
           "尼泊尔联邦民主共和国": "尼泊尔", "马其顿共和国": "北马其顿共和国", "科摩罗伊斯兰联邦共和国": "科摩罗联盟",
           "布基纳法索": "布基纳法索", "塞拉里昂共和国": "塞拉利昂共和国"}

# Countries whose name the table writes in an older way.
WRITTEN = {"塞拉里昂": "塞拉利昂"}


def main(path):
    rows, seen = [], set()

    def add(word, kind, weight, country):
        word = word.strip()
        if len(word) > 1 and (word, country) not in seen:
            seen.add((word, country))
            rows.append((word, kind, 3 if word in DOUBTFUL else weight, country))

    continent = ""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.strip()
            if line.endswith(":"):
                continent = line[:-1]
                continue
            fields = line.split("\t") + ["", "", ""]
            if not line:
                continue
            country, full, capital, cities = fields[:4]
            country = WRITTEN.get(country, country)
            add(country, "country", 9, country)
            add(RENAMED.get(full, full), "full", 9, country)
            add(capital, "capital", 8, country)
            for city in cities.split("/"):
                add(city, "city", 7, country)
    for line in MORE.strip().splitlines():
        word, kind, *country = line.split()
        add(word, kind, 9 if kind in ("country", "full", "continent", "short") else 7, country[0] if country else "")
    rows.sort(key=lambda row: (-row[2], row[3], row[0]))
    common.write("countries", """
        Countries and places of the world. class: country (short name in use), full, short (another short name), capital, city, region,
        continent, ocean, group; weight: 9 sure, 3 as often something else; extra: the country it lies in (its short name).
        Source: dongrixinyu/JioNLP, world_location.txt, Apache-2.0; renamed countries, regions, natural features and sites known to
        the whole nation from general knowledge. Written by derive/countries.py.""", "word class weight extra", rows)


main(sys.argv[1])
