"""relative.tsv: every level of government with every organ that it has, as papers write them: 区委, 市委组织部, 县教育局."""

import common

# Level word → (class, what stands before the organ's full name, kind of area). The area itself is filled in as {division}.
LEVELS = {"省": "province", "自治区": "province", "市": "city", "州": "prefecture", "盟": "prefecture", "地区": "prefecture",
          "区": "district", "县": "county", "旗": "county", "新区": "zone", "开发区": "zone", "高新区": "zone", "经开区": "zone",
          "镇": "town", "乡": "town", "街道": "street", "自治州": "prefecture", "自治县": "county", "兵团": "province", "师": "prefecture",
          "团": "county"}

AREA = "province city prefecture district county".split()
TOWN = ["town"]

# Short form → (full form behind {division}, levels that have it, kind). `=`: as the short form.
PARTY = """
委 中共{division}委员会 area town
委常委会 中共{division}委员会常务委员会 area
委办公室 中共{division}委员会办公室 area
委办公厅 中共{division}委员会办公厅 area
委办 中共{division}委员会办公室 area
委组织部 中共{division}委员会组织部 area
委宣传部 中共{division}委员会宣传部 area
委统战部 中共{division}委员会统一战线工作部 area
委政法委 中共{division}委员会政法委员会 area
委政法委员会 中共{division}委员会政法委员会 area
委社会工作部 中共{division}委员会社会工作部 area
委社工部 中共{division}委员会社会工作部 area
委改革办 中共{division}委员会全面深化改革委员会办公室 area
委深改办 中共{division}委员会全面深化改革委员会办公室 area
委深改委 中共{division}委员会全面深化改革委员会 area
委全面深化改革委员会 中共{division}委员会全面深化改革委员会 area
委财经委员会 中共{division}委员会财经委员会 area
委财经办 中共{division}委员会财经委员会办公室 area
委审计委员会 中共{division}委员会审计委员会 area
委网信办 中共{division}委员会网络安全和信息化委员会办公室 area
委网信委 中共{division}委员会网络安全和信息化委员会 area
委编办 中共{division}委员会机构编制委员会办公室 area
委编委 中共{division}委员会机构编制委员会 area
委农办 中共{division}委员会农村工作领导小组办公室 area
委农村工作领导小组 中共{division}委员会农村工作领导小组 area
委教育工委 中共{division}委员会教育工作委员会 area
委教育工作领导小组 中共{division}委员会教育工作领导小组 area
委人才工作领导小组 中共{division}委员会人才工作领导小组 area
委人才办 中共{division}委员会人才工作领导小组办公室 area
委巡察办 中共{division}委员会巡察工作领导小组办公室 area
委巡视办 中共{division}委员会巡视工作领导小组办公室 area
委巡察组 中共{division}委员会巡察组 area
委巡视组 中共{division}委员会巡视组 area
委党校 中共{division}委员会党校 area
委老干部局 中共{division}委员会老干部局 area
委机要局 中共{division}委员会机要局 area
委台办 中共{division}委员会台湾工作办公室 area
委外办 中共{division}委员会外事工作委员会办公室 area
委国安办 中共{division}委员会国家安全委员会办公室 area
委政研室 中共{division}委员会政策研究室 area
委史志室 中共{division}委员会党史和地方志研究室 area
委党史研究室 中共{division}委员会党史研究室 area
委党史办 中共{division}委员会党史研究室 area
委督查室 中共{division}委员会督促检查室 area
委直属机关工委 中共{division}委员会直属机关工作委员会 area
委机关工委 中共{division}委员会直属机关工作委员会 area
委文明办 中共{division}委员会精神文明建设委员会办公室 area
委讲师团 中共{division}委员会讲师团 area
委国资委党委 中共{division}人民政府国有资产监督管理委员会委员会 area
委两新工委 中共{division}委员会非公有制经济组织和社会组织工作委员会 area
委保密办 中共{division}委员会保密委员会办公室 area
委信访局 中共{division}委员会信访局 area
委宗教办 中共{division}委员会宗教工作领导小组办公室 area
委依法治区办 中共{division}委员会全面依法治区委员会办公室 district
委依法治市办 中共{division}委员会全面依法治市委员会办公室 city
委依法治县办 中共{division}委员会全面依法治县委员会办公室 county
委全会 中共{division}委员会全体会议 -
党委 中共{division}委员会 town
党工委 中共{division}工作委员会 zone street
纪委 中共{division}纪律检查委员会 area town
纪委常委会 中共{division}纪律检查委员会常务委员会 area
纪委监委 中共{division}纪律检查委员会、{division}监察委员会 area
纪工委 中共{division}纪律检查工作委员会 zone street
纪检监察工委 {division}纪检监察工作委员会 zone street
组织部 中共{division}委员会组织部 area
宣传部 中共{division}委员会宣传部 area
统战部 中共{division}委员会统一战线工作部 area
政法委 中共{division}委员会政法委员会 area
党校 中共{division}委员会党校 area
行政学院 {division}行政学院 area
社会主义学院 {division}社会主义学院 area
党群服务中心 {division}党群服务中心 area town street
机关工委 中共{division}直属机关工作委员会 area
直机关工委 中共{division}直属机关工作委员会 area
直属机关工委 中共{division}直属机关工作委员会 area
"""

STATE = """
政府 {division}人民政府 area town
人民政府 {division}人民政府 area town
政府常务会 {division}人民政府常务会议 -
政府党组 {division}人民政府党组 area
政府办 {division}人民政府办公室 area
政府办公室 {division}人民政府办公室 area
政府办公厅 {division}人民政府办公厅 area
政府研究室 {division}人民政府研究室 area
政府参事室 {division}人民政府参事室 area
府办 {division}人民政府办公室 area
人大 {division}人民代表大会 area town
人大常委会 {division}人民代表大会常务委员会 area
人大常委会党组 {division}人民代表大会常务委员会党组 area
人大常委会办公室 {division}人民代表大会常务委员会办公室 area
人大常委会机关 {division}人民代表大会常务委员会机关 area
人大办 {division}人民代表大会常务委员会办公室 area
人大主席团 {division}人民代表大会主席团 town
人大工委 {division}人民代表大会工作委员会 zone street
人大监察司法委 {division}人民代表大会监察和司法委员会 area
人大法制委 {division}人民代表大会法制委员会 area
人大财经委 {division}人民代表大会财政经济委员会 area
人大社会建设委 {division}人民代表大会社会建设委员会 area
人大教科文卫委 {division}人民代表大会教育科学文化卫生委员会 area
人大常委会法工委 {division}人民代表大会常务委员会法制工作委员会 area
人大城建环资工委 {division}人民代表大会常务委员会城乡建设和环境资源保护工作委员会 area
人大代表工委 {division}人民代表大会常务委员会代表工作委员会 area
人大机关 {division}人民代表大会常务委员会机关 area
政协 中国人民政治协商会议{division}委员会 area
政协常委会 中国人民政治协商会议{division}委员会常务委员会 area
政协党组 中国人民政治协商会议{division}委员会党组 area
政协办 中国人民政治协商会议{division}委员会办公室 area
政协办公室 中国人民政治协商会议{division}委员会办公室 area
政协机关 中国人民政治协商会议{division}委员会机关 area
政协工委 中国人民政治协商会议{division}委员会工作委员会 zone street
监委 {division}监察委员会 area
监察委员会 {division}监察委员会 area
监察委 {division}监察委员会 area
监察局 {division}监察局 area
法院 {division}人民法院 area
人民法院 {division}人民法院 area
中院 {division}中级人民法院 city prefecture
中级人民法院 {division}中级人民法院 city prefecture
中级法院 {division}中级人民法院 city prefecture
高院 {division}高级人民法院 province
高级人民法院 {division}高级人民法院 province
法院党组 {division}人民法院党组 area
检察院 {division}人民检察院 area
人民检察院 {division}人民检察院 area
检察院党组 {division}人民检察院党组 area
公安局 {division}公安局 area
公安厅 {division}公安厅 province
公安分局 {division}公安分局 district zone
公安局党委 {division}公安局党委 area
司法局 {division}司法局 area
司法厅 {division}司法厅 province
司法所 {division}司法所 town street
派出所 {division}派出所 town street
法庭 {division}人民法庭 town
管委会 {division}管理委员会 zone
管委会办公室 {division}管理委员会办公室 zone
办事处 {division}办事处 street
街道办 {division}街道办事处 -
人武部 {division}人民武装部 area town street
人民武装部 {division}人民武装部 area town street
武装部 {division}人民武装部 area town street
军区 {division}军区 province
军分区 {division}军分区 prefecture
武警总队 武警{division}总队 province
武警支队 武警{division}支队 city prefecture
武警中队 武警{division}中队 county district
"""

# Departments of a government: short forms; full form behind {division}. Bureaus below the province, 厅 there.
BUREAUS = """
发改 发展和改革
教育 =
教体 教育和体育
教育体育 教育和体育
科技 科学技术
科学技术 =
经信 经济和信息化
经济和信息化 =
工信 工业和信息化
工业和信息化 =
经信科技 经济信息化和科学技术
科工信 科技工业和信息化
民政 =
财政 =
人社 人力资源和社会保障
人力社保 人力资源和社会保障
人力资源和社会保障 =
自然资源 =
自然资源和规划 =
自然资源和规划资源 自然资源和规划
规划和自然资源 =
规划资源 规划和自然资源
规划 =
国土 国土资源
国土资源 =
生态环境 =
环保 环境保护
环境保护 =
住建 住房和城乡建设
住房和城乡建设 =
住房城乡建设 住房和城乡建设
城乡建设 =
建设 =
房管 房产管理
房产管理 =
住房保障 =
住保房管 住房保障和房产管理
交通 交通运输
交通运输 =
水利 =
水务 =
农业农村 =
农业 =
农牧 农牧业
畜牧 =
渔业 =
林业 =
林草 林业和草原
林业和草原 =
林水 林业水利
商务 =
文旅 文化和旅游
文化和旅游 =
文化旅游 文化和旅游
文广旅 文化广电旅游
文广旅体 文化广电旅游体育
文广新 文化广电新闻出版
文化广电旅游 =
文化广电和旅游 =
文广 文化广电
文化 =
文体 文化体育
文体广旅 文化体育广电旅游
旅游 =
体育 =
卫健 卫生健康
卫生健康 =
卫生 =
卫计 卫生和计划生育
退役军人 退役军人事务
退役军人事务 =
应急 应急管理
应急管理 =
安监 安全生产监督管理
审计 =
市场监管 市场监督管理
市场监督管理 =
市监 市场监督管理
工商 工商行政管理
质监 质量技术监督
食药监 食品药品监督管理
药监 药品监督管理
统计 =
医保 医疗保障
医疗保障 =
金融 =
地方金融监管 地方金融监督管理
城管 城市管理
城市管理 =
城管执法 城市管理行政执法
综合执法 综合行政执法
综合行政执法 =
行政执法 =
行政审批 行政审批服务
行政审批服务 =
政务服务 政务服务管理
政务服务管理 =
政务服务数据管理 =
大数据 大数据管理
大数据发展 =
大数据管理 =
数据 =
数据资源 =
数据资源管理 =
投资促进 =
投促 投资促进
招商 =
招商投资促进 =
经济合作 =
经合 经济合作
信访 =
机关事务 机关事务管理
机关事务管理 =
机关事务服务 =
税务 =
国税 国家税务
地税 地方税务
气象 =
地震 =
海洋 =
海洋与渔业 =
邮政管理 =
粮食 =
粮食和物资储备 =
扶贫 =
乡村振兴 =
移民 =
水库移民 =
民宗 民族宗教
民族宗教 民族宗教事务
民族 =
宗教 =
园林 园林绿化
园林绿化 =
公路 =
港航 =
档案 =
知识产权 =
烟草专卖 =
烟草 烟草专卖
供销 =
消防 =
法制 =
物价 =
城建 =
市政 市政管理
市政园林 =
绿化市容 绿化和市容管理
社会保险 =
人防 人民防空
国防动员 =
国动 国防动员
盐务 =
能源 =
外事 =
口岸 =
侨务 =
公共资源交易管理 =
水产 =
农机 =
就业 就业服务
社保 社会保险
"""

OTHERS = """
发改委 {division}发展和改革委员会 area zone
发展改革委 {division}发展和改革委员会 area zone
发展和改革委 {division}发展和改革委员会 area
发展和改革委员会 {division}发展和改革委员会 area
教委 {division}教育委员会 area
科委 {division}科学技术委员会 area
科技委 {division}科学技术委员会 area
经信委 {division}经济和信息化委员会 area
经委 {division}经济委员会 area
建委 {division}城乡建设委员会 area
住建委 {division}住房和城乡建设委员会 area
城乡建委 {division}城乡建设委员会 area
建交委 {division}建设和交通委员会 area
建管委 {division}建设和管理委员会 area
交通委 {division}交通运输委员会 area
农委 {division}农业委员会 area
农业农村委 {division}农业农村委员会 area
农工委 中共{division}委员会农村工作委员会 area
商务委 {division}商务委员会 area
文旅委 {division}文化和旅游发展委员会 area
卫健委 {division}卫生健康委员会 area zone
卫生健康委 {division}卫生健康委员会 area
卫生健康委员会 {division}卫生健康委员会 area
卫计委 {division}卫生和计划生育委员会 area
计生委 {division}人口和计划生育委员会 area
国资委 {division}人民政府国有资产监督管理委员会 area
国资办 {division}人民政府国有资产监督管理办公室 area
国资中心 {division}国有资产管理中心 area
民委 {division}民族事务委员会 area
民宗委 {division}民族宗教事务委员会 area
城管委 {division}城市管理委员会 area
城管办 {division}城市管理办公室 area town street
规资局 {division}规划和自然资源局 area
市容绿化局 {division}绿化和市容管理局 area
金融办 {division}人民政府金融工作办公室 area
金融工作局 {division}金融工作局 area
扶贫办 {division}扶贫开发办公室 area
外办 {division}人民政府外事办公室 area
外侨办 {division}人民政府外事侨务办公室 area
侨办 {division}人民政府侨务办公室 area
台办 {division}人民政府台湾事务办公室 area
法制办 {division}人民政府法制办公室 area
应急办 {division}人民政府应急管理办公室 area
人防办 {division}人民防空办公室 area
国动办 {division}国防动员办公室 area
双拥办 {division}双拥工作领导小组办公室 area
防指 {division}防汛抗旱指挥部 area
防汛办 {division}防汛抗旱指挥部办公室 area
安委会 {division}安全生产委员会 area
安委办 {division}安全生产委员会办公室 area
安委会办公室 {division}安全生产委员会办公室 area
食安办 {division}食品安全委员会办公室 area
防控办 {division}新冠肺炎疫情防控工作领导小组办公室 area
疫情防控指挥部 {division}新冠肺炎疫情防控指挥部 area
指挥部 {division}指挥部 -
编办 {division}机构编制委员会办公室 area
编委办 {division}机构编制委员会办公室 area
史志办 {division}史志办公室 area
方志办 {division}地方志办公室 area
地方志办公室 {division}地方志办公室 area
政研室 {division}政策研究室 area
研究室 {division}研究室 area
督考办 {division}督查考核办公室 area
督查室 {division}督查室 area
考核办 {division}考核办公室 area
文明办 {division}精神文明建设指导委员会办公室 area
网信办 {division}互联网信息办公室 area
新闻办 {division}人民政府新闻办公室 area
政府新闻办 {division}人民政府新闻办公室 area
绿化办 {division}绿化委员会办公室 area
河长办 {division}河长制办公室 area
治水办 {division}治水工作领导小组办公室 area
征收办 {division}征收办公室 area town street
信访办 {division}信访办公室 area
信访联席办 {division}信访工作联席会议办公室 area
审改办 {division}审批制度改革办公室 area
老龄办 {division}老龄工作委员会办公室 area
关工委 {division}关心下一代工作委员会 area
妇儿工委 {division}人民政府妇女儿童工作委员会 area
总工会 {division}总工会 area town street
工会 {division}工会 -
团委 共青团{division}委员会 area town zone
妇联 {division}妇女联合会 area town street
科协 {division}科学技术协会 area town street
工商联 {division}工商业联合会 area
侨联 {division}归国华侨联合会 area
残联 {division}残疾人联合会 area town street
文联 {division}文学艺术界联合会 area
社科联 {division}社会科学界联合会 area
红十字会 {division}红十字会 area
红会 {division}红十字会 area
作协 {division}作家协会 area
记协 {division}新闻工作者协会 area
青联 {division}青年联合会 area
学联 {division}学生联合会 area
计生协 {division}计划生育协会 area
计生协会 {division}计划生育协会 area
慈善总会 {division}慈善总会 area
慈善会 {division}慈善会 area
慈善联合会 {division}慈善联合会 area
台联 {division}台湾同胞联谊会 area
贸促会 {division}贸易促进委员会 area
供销社 {division}供销合作社联合社 area
供销合作社 {division}供销合作社联合社 area
供销联社 {division}供销合作社联合社 area
消协 {division}消费者协会 area
消保委 {division}消费者权益保护委员会 area
老科协 {division}老科学技术工作者协会 area
老体协 {division}老年人体育协会 area
老年大学 {division}老年大学 area
法学会 {division}法学会 area
律协 {division}律师协会 area
仲裁委 {division}仲裁委员会 area
商会 {division}商会 area
总商会 {division}总商会 area
佛协 {division}佛教协会 area
民革 民革{division}委员会 -
疾控中心 {division}疾病预防控制中心 area
疾控局 {division}疾病预防控制局 area
卫生监督所 {division}卫生监督所 area
妇保院 {division}妇幼保健院 area
妇幼保健院 {division}妇幼保健院 area
人民医院 {division}人民医院 area
中医院 {division}中医院 area
中医医院 {division}中医医院 area
第一人民医院 {division}第一人民医院 area
第二人民医院 {division}第二人民医院 area
第三人民医院 {division}第三人民医院 area
中心医院 {division}中心医院 area
血站 {division}血站 area
急救中心 {division}急救中心 area
卫生院 {division}卫生院 town
中心卫生院 {division}中心卫生院 town
卫生服务中心 {division}卫生服务中心 -
融媒体中心 {division}融媒体中心 area
传媒中心 {division}传媒中心 area
新闻中心 {division}新闻中心 area
新闻传媒中心 {division}新闻传媒中心 area
广播电视台 {division}广播电视台 area
电视台 {division}电视台 area
广电台 {division}广播电视台 area
报社 {division}报社 area
档案馆 {division}档案馆 area
图书馆 {division}图书馆 area
博物馆 {division}博物馆 area
文化馆 {division}文化馆 area
美术馆 {division}美术馆 area
科技馆 {division}科技馆 area
青少年宫 {division}青少年宫 area
文化站 {division}文化站 town street
综合文化站 {division}综合文化站 town street
便民服务中心 {division}便民服务中心 town street
政务服务中心 {division}政务服务中心 area
行政服务中心 {division}行政服务中心 area
政务中心 {division}政务服务中心 area
不动产登记中心 {division}不动产登记中心 area
公共资源交易中心 {division}公共资源交易中心 area
公积金中心 {division}住房公积金管理中心 area
住房公积金管理中心 {division}住房公积金管理中心 area
就业中心 {division}就业服务中心 area
社保中心 {division}社会保险中心 area
医保中心 {division}医疗保障中心 area
机关事务中心 {division}机关事务服务中心 area
机关事务管理中心 {division}机关事务管理中心 area
人才中心 {division}人才服务中心 area
综治中心 {division}社会治安综合治理中心 area town street
社会治理中心 {division}社会治理中心 area
矛调中心 {division}社会矛盾纠纷调处化解中心 area
应急救援队 {division}应急救援队 -
消防救援总队 {division}消防救援总队 province
消防救援支队 {division}消防救援支队 city prefecture
消防救援大队 {division}消防救援大队 district county
消防大队 {division}消防救援大队 district county
消防支队 {division}消防救援支队 city prefecture
消防救援局 {division}消防救援局 area
交警大队 {division}公安局交警大队 district county
交警支队 {division}公安局交警支队 city prefecture
刑警大队 {division}公安局刑警大队 district county
特警支队 {division}公安局特警支队 city
看守所 {division}看守所 area
供电公司 国网{division}供电公司 -
税务所 {division}税务所 town
市场监管所 {division}市场监督管理所 town street
资规分局 {division}自然资源和规划分局 -
生态环境分局 {division}生态环境分局 -
教师进修学校 {division}教师进修学校 area
职教中心 {division}职业教育中心 area
职业教育中心 {division}职业教育中心 area
教研室 {division}教研室 area
农技中心 {division}农业技术推广中心 area
农业技术推广中心 {division}农业技术推广中心 area
农科院 {division}农业科学院 province city
社科院 {division}社会科学院 province city
科学院 {division}科学院 province
农科所 {division}农业科学研究所 area
委党校（行政学院） 中共{division}委员会党校 area
两办 {division}委办公室、{division}政府办公室 -
"""

EXPAND = {"area": AREA, "town": TOWN, "street": ["street"], "zone": ["zone"], "-": []}


def table(text):
    for line in text.strip().splitlines():
        organ, full, *levels = line.split()
        yield organ, full, {one for level in levels for one in EXPAND.get(level, [level])}


def organs():
    for text in (PARTY, STATE, OTHERS):
        yield from table(text)
    for line in BUREAUS.strip().splitlines():
        short, full = line.split()
        full = short if full == "=" else full
        yield short + "局", "{division}" + full + "局", set(AREA) | {"zone"}
        yield short + "厅", "{division}" + full + "厅", {"province"}


def main():
    rows, seen = [], set()

    def add(word, kind, weight, full):
        if word not in seen and len(word) > 1:
            seen.add(word)
            rows.append((word, kind, weight, full))

    for level, kind in LEVELS.items():
        for organ, full, levels in organs():
            if kind not in levels or level in ("兵团", "师", "团") and not organ.startswith(("委", "党委", "政协", "人大")):
                continue
            if level in ("自治区", "新区", "开发区", "自治州", "自治县") or not organ.startswith("委"):
                word = level + ("党" + organ if organ.startswith("委") else organ)
            else:
                word = level + organ
            add(word, kind, 9 if len(word) > 2 or organ in ("委",) else 7, full)
    # Joined names, and units of a school, hospital, company, army
    for level in "省市县区州旗":
        kind = LEVELS[level]
        add(f"{level}委区政府".replace("区政府", level + "政府"), kind, 9, f"中共{{division}}委员会、{{division}}人民政府")
        add(f"{level}委、{level}政府", kind, 9, "中共{division}委员会、{division}人民政府")
        add(f"{level}两办", kind, 7, "中共{division}委员会办公室、{division}人民政府办公室")
        add(f"团{level}委", kind, 9, "共青团{division}委员会")
        add(f"共青团{level}委", kind, 9, "共青团{division}委员会")
        add(f"{level}委会", kind, 6, "{division}委员会")
        add(f"民革{level}委会", kind, 9, "中国国民党革命委员会{division}委员会")
        for party in "民盟 民建 民进 农工党 致公党 九三学社 台盟".split():
            add(f"{party}{level}委会", kind, 9, party + "{division}委员会")
            add(f"{party}{level}委", kind, 9, party + "{division}委员会")
    for word, full in (("团中央", "共青团中央委员会"), ):
        add(word, "nation", 9, full)
    for word in """校党委 校纪委 校党委常委会 校工会 校团委 校学生会 校办 校长办公室 学校党委 学校纪委 党委办公室 党委组织部 党委宣传部 党委统战部 党委教师工作部
党委学生工作部 党委保卫部 学生工作部 研究生工作部 党政办公室 党委巡察办 校务委员会 校友会 校学术委员会 校医院 校区管委会 教代会 后勤保障部 教务部""".split():
        add(word, "school", 6, "{school}" + word.removeprefix("校").removeprefix("学校"))
    for word in "院党委 院纪委 院工会 院团委 院办 院党政办 院学术委员会 学院党委 学院党总支 学院团委 医院党委 医院纪委".split():
        add(word, "institute", 6, "{institute}" + word.removeprefix("学院").removeprefix("医院").removeprefix("院"))
    for word, full in (("附院", "附属医院"), ("一附院", "第一附属医院"), ("二附院", "第二附属医院"), ("三附院", "第三附属医院"),
                       ("附一院", "附属第一医院"), ("附二院", "附属第二医院")):
        add(word, "institute", 6, "{institute}" + full)
    for word in "集团党委 集团纪委 集团工会 集团团委 集团董事会 公司党委 公司纪委 公司党总支 公司党支部 公司工会 公司团委 公司董事会 总公司党委 行党委 厂党委".split():
        add(word, "company", 6, "{company}" + word.removeprefix("集团").removeprefix("总公司").removeprefix("公司").removeprefix("行").removeprefix("厂"))
    for word in "局党委 局党组 局纪委 厅党组 部党组 委党组 委党委 署党组 总局党组 机关党委 机关纪委 机关党总支 机关党支部 直属机关党委 机关工会".split():
        add(word, "department", 5, "{unit}" + (word[1:] if word[0] in "局厅部委署" else word))
    for word in "村委会 村党支部 村党总支 村党委 村两委 村支部 村支委 村监委会 村经合社 村民委员会 村务监督委员会".split():
        add(word, "village", 7, "{village}" + word.removeprefix("村") if word not in ("村委会", "村民委员会") else "{village}村民委员会")
    for word in "居委会 社区党委 社区党总支 社区党支部 社区居委会 居民委员会 社区党组织 社区两委 社区居民委员会".split():
        add(word, "community", 7, "{community}" + word.removeprefix("社区"))
    common.write("relative", """
        Units named relative to the area that a paper serves: 区委, 市政府, 县教育局. class: level of the area (province, city, prefecture,
        district, county, town, street, zone; school, institute, company, department, village, community for units inside those); weight: how sure;
        extra: pattern of the full name: {division} is the full name of the area, {school} … the name of what it belongs to.
        Source: the usual organs of each level, from general knowledge, combined by derive/relative.py.""",
                 "word class weight extra", rows)


main()
