import Testing

@testable import Papers

/// What is found in texts is what trying each place finds. The standard library's own search is not there.
@Suite struct TextSearchTests {
  private static let texts = [
    "", "a", "aaa", "abab", "ü", "über über", "://", "https://a//b", "a\r\nb", "–-–", "|a|b||",
    "x..y..", "naïve — naive", "日本語日本", "\u{0}a\u{0}",
  ]
  private static let needles = [
    "a", "ab", "ü", "über", "://", "//", "–", "|", "..", "本", "aa", "\r", "\n",
  ]

  private func slowly(_ text: String, _ needle: String, _ other: String) -> [UInt8] {
    let (text, needle) = (Array(text.utf8), Array(needle.utf8))
    var (result, place): ([UInt8], Int) = ([], 0)
    while place < text.count {
      if text[place...].starts(with: needle) {
        result += Array(other.utf8)
        place += needle.count
      } else {
        result.append(text[place])
        place += 1
      }
    }
    return result
  }

  @Test(arguments: texts, needles)
  func findsWhatTryingEachPlaceFinds(text: String, needle: String) {
    let expected = slowly(text, needle, "<>")
    #expect(Array(text.replacing(needle, with: "<>").utf8) == expected)
    #expect(Array(text[...].replacing(needle, with: "<>").utf8) == expected)
    let isThere = expected != Array(text.utf8)
    #expect(text.contains(needle) == isThere)
    let range = text.firstRange(of: needle)
    #expect((range != nil) == isThere)
    if let range { #expect(Array(text[range].utf8) == Array(needle.utf8)) }
  }

  @Test func theEmptyTextStandsNowhereAndIsInEveryText() {
    #expect("a".firstRange(of: "") == nil)
    #expect("a".contains("") && "".contains(""))
    #expect("abc".replacing("", with: "x") == "abc")
  }
}
