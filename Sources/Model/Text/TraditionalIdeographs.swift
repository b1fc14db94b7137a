/// Traditional ideographs of accounts and of the prose around them, with the simplified ones that forms and rules are written in.
///
/// Reports of mainland departments were copied through converters: 天水市幼兒園 2017, 烏魯木齊 2023. Ideographs that are in
/// use in both scripts with another meaning (著, 乾, 藉) are left alone.
enum TraditionalIdeographs {
  /// The simplified ideograph of each traditional one.
  private static let simplified: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    zip(traditional.unicodeScalars, plainOnes.unicodeScalars)
  ) { first, _ in first }

  /// One bit for each ideograph of the basic block, because nearly every ideograph that is asked for is none of these.
  private static let members: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: (0xA000 - first) / 64)
    for scalar in simplified.keys {
      let place = Int(scalar.value) - first
      bits[place / 64] |= 1 << (place % 64)
    }
    return bits
  }()
  private static let first = 0x4E00

  /// The simplified form of an ideograph of the basic block; the same where it has none.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let place = Int(scalar.value) - first
    guard members.indices.contains(place / 64), place >= 0, members[place / 64] & (1 << (place % 64)) != 0
    else { return scalar }
    return simplified[scalar] ?? scalar
  }

  private static let traditional =
    "佈來個備傳債傷傾價億償優儲兒內兩冊凈凍則剛創劃劇劑動務勝勞勢勵勻匯區協卻參吳員問"
    + "啟單嗎嚴國圍園圓圖團執報場塊墊墾壓壞壩夾奪奮婦孫學實寧審寫寬寶將專尋對導屆層屬岡"
    + "島幣幫幹幾庫廠廢廣廳張強彈彙後徑從復徹態慣憂憶應懷戰戲戶拋捨掃掛採揚換搶摺撥撫擇"
    + "擊擔據擬擴擺攜敗敵數斷於時晉晝暫曆書會東條業極構樂樓標樣樹橋機橫檔檢欄權歡歲歷歸"
    + "殘殺毀氣決沒沖況淚淨淺減測渾湯準溝滅滬滿漁漢潔潛澤澱濃濟濱瀏灘災為無煙煩熱燈營爐"
    + "爭爾牆狀猶獄獅獎獨獲現環產畝畢畫異當疊瘋療癥發盜盡監盤眾睜確碼礎礙禍禦禮稅種稱積"
    + "穩窮竈競筆節範築簡簽籃籌糧紀約紅紋納紐純紙級紛細紳終組結絕絡給統絲經綜綠維綱網緊"
    + "緒線緝緣編緩緯練縣縫縮縱總績織繪繳繼續罰羅義習聖聞聯聲職聽肅腦腳腸膚膽臉臟臨與興"
    + "舉舊艦艱萬蓋藝藥蘇處虛號蝕術衛補裝製複褲襲見規視親覺覽觀觸訂計訊討訓託記訟訪設許"
    + "訴診詐評詞詢試詩該詳誌認語誠誤說誰課調談請諒論諸講證識譯議護譽讀變讓豐貝負財貢貧"
    + "貨販貫責貴買貸費貼貿賀賃賄資賊賓賞質賬賭賴賺購賽贈贏趨跡踐蹤軀車軌軍軟較載輔輕輛"
    + "輪輯輸輿轄轉辦辭辯農運過達違遞遠適遲選遺還邊邏郵鄉鄭鄰醫醬釀釋針鈔鈣鈴鉛銀銅銷鋒"
    + "鋪鋼錄錢錯鎖鎮鏈鏡鐵鑒鑽長門閃閉開閒間閱闆闊關陣陰陳陸陽隊階際隨險隱隸隻雙雜雞離"
    + "難電霧靈靜韓響頁頂頃項順須預頒頓頗領頭頻顆題額願類顧顯風飛飯飲飽飾養餓餘館馬駁駐"
    + "駕駛騎騙騰驅驕驗驚髒體鬥鬧魚鮮鳥鴻鹽麗麥黃點黨齊齡"

  private static let plainOnes =
    "布来个备传债伤倾价亿偿优储儿内两册净冻则刚创划剧剂动务胜劳势励匀汇区协却参吴员问"
    + "启单吗严国围园圆图团执报场块垫垦压坏坝夹夺奋妇孙学实宁审写宽宝将专寻对导届层属冈"
    + "岛币帮干几库厂废广厅张强弹汇后径从复彻态惯忧忆应怀战戏户抛舍扫挂采扬换抢折拨抚择"
    + "击担据拟扩摆携败敌数断于时晋昼暂历书会东条业极构乐楼标样树桥机横档检栏权欢岁历归"
    + "残杀毁气决没冲况泪净浅减测浑汤准沟灭沪满渔汉洁潜泽淀浓济滨浏滩灾为无烟烦热灯营炉"
    + "争尔墙状犹狱狮奖独获现环产亩毕画异当叠疯疗症发盗尽监盘众睁确码础碍祸御礼税种称积"
    + "稳穷灶竞笔节范筑简签篮筹粮纪约红纹纳纽纯纸级纷细绅终组结绝络给统丝经综绿维纲网紧"
    + "绪线缉缘编缓纬练县缝缩纵总绩织绘缴继续罚罗义习圣闻联声职听肃脑脚肠肤胆脸脏临与兴"
    + "举旧舰艰万盖艺药苏处虚号蚀术卫补装制复裤袭见规视亲觉览观触订计讯讨训托记讼访设许"
    + "诉诊诈评词询试诗该详志认语诚误说谁课调谈请谅论诸讲证识译议护誉读变让丰贝负财贡贫"
    + "货贩贯责贵买贷费贴贸贺赁贿资贼宾赏质账赌赖赚购赛赠赢趋迹践踪躯车轨军软较载辅轻辆"
    + "轮辑输舆辖转办辞辩农运过达违递远适迟选遗还边逻邮乡郑邻医酱酿释针钞钙铃铅银铜销锋"
    + "铺钢录钱错锁镇链镜铁鉴钻长门闪闭开闲间阅板阔关阵阴陈陆阳队阶际随险隐隶只双杂鸡离"
    + "难电雾灵静韩响页顶顷项顺须预颁顿颇领头频颗题额愿类顾显风飞饭饮饱饰养饿余馆马驳驻"
    + "驾驶骑骗腾驱骄验惊脏体斗闹鱼鲜鸟鸿盐丽麦黄点党齐龄"
}
