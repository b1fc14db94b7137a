import JuesuanExtract
import Testing

struct TextDecodingTests {
  @Test func acceptsUTF8WithAndWithoutMark() throws {
    let text = "2023 年度部门决算"
    #expect(try TextDecoding.text(of: Array(text.utf8), name: "a.txt") == text)
    #expect(try TextDecoding.text(of: [0xEF, 0xBB, 0xBF] + Array(text.utf8), name: "a.txt") == text)
  }

  @Test func acceptsGB18030() throws {
    // 部门决算 in GB18030.
    let bytes: [UInt8] = [0xB2, 0xBF, 0xC3, 0xC5, 0xBE, 0xF6, 0xCB, 0xE3]
    #expect(try TextDecoding.text(of: bytes, name: "a.txt") == "部门决算")
  }

  @Test func acceptsUTF16WithMark() throws {
    #expect(try TextDecoding.text(of: [0xFF, 0xFE, 0xB3, 0x51, 0x97, 0x7B], name: "a.txt") == "决算")
  }

  @Test(arguments: [
    ([UInt8](), "empty"), ([0x20, 0x0A], "empty"), ([0x50, 0x4B, 0x03, 0x04, 0x00], "binary"),
    ([0x81, 0x20, 0xFF], "encoding"),
  ])
  func refusesWhatIsNoText(bytes: [UInt8], code: String) {
    #expect {
      try TextDecoding.text(of: bytes, name: "a.doc")
    } throws: {
      "\($0)".contains("error[\(code)]") && "\($0)".contains("hint: ")
    }
  }
}
