/// The tables behind `Normalisation.ideograph(for:)`.
///
/// Kangxi radicals (U+2F00–U+2FD5) carry a compatibility mapping in the Unicode Character Database; the CJK Radicals
/// Supplement (U+2E80–U+2EF3) mostly has none, so its pairs are listed by the shape that the code chart names.
extension Normalisation {
  /// The ideographs of U+2F00 to U+2FD5, in order.
  static let kangxiIdeographs: [Unicode.Scalar] = Array(
    ("一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴"
      + "廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿"
      + "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵"
      + "邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠").unicodeScalars
  )

  /// Radicals of the supplement with the ideographs they are printed for.
  static let supplementRadicals: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip(
      ("⺀⺁⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴"
        + "⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦"
        + "⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳").unicodeScalars,
      ("冫厂乚乙亻冂刀刂卜㔾小小尢尢尢尣巳幺彑彐忄心扌攵旡日月歹母民氵水灬爫爫丬牛犭王疋目示礻竹糹纟罓罒网罓"
        + "网羊羊羊老聿聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦页风飞食飠飠饣首马骨鬼鱼鸟"
        + "卤麦黄黾斉齐歯齿竜龙龜亀龟").unicodeScalars
    )
  )
}
