import JuesuanExtract
import Testing

struct MarkupTests {
  @Test(arguments: [
    ("1、部门 <input type=\"checkbox\" checked=\"\"/> 2、专项 <input type=\"checkbox\"/>", "1、部门 ☑ 2、专项 □"),
    ("<p>备注：</p> <ol style=\"x\"><li>一</li></ol>", "备注：  一  "),
    ("A&nbsp;&lt;B&gt; &amp; &#20803;", "A <B> & 元"),
    ("增长<5%，大于>3", "增长<5%，大于>3"),
    ("- 一、部门主要职责..... 3", "一、部门主要职责..... 3"),
    ("- 3.5", "- 3.5"),
  ])
  func becomesWhatAReaderSees(line: String, expected: String) {
    #expect(Markup.cleaned(line).text == expected)
  }
}
