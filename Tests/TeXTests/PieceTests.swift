import Testing

@testable import TeX

/// Where every part of what is shown came from.
@Suite struct PieceTests {
  static let sources = Rendering.all.map(\.source)

  @Test(arguments: sources)
  func piecesAreTheText(_ source: String) {
    let bytes = Array("before \(source) after".utf8)
    let text = bytes.withUnsafeBytes { TeXText($0) }
    var end = 0
    for piece in text.pieces {
      #expect(piece.output.lowerBound == end)
      #expect(!piece.output.isEmpty)
      #expect(piece.source.lowerBound >= 0 && piece.source.upperBound <= bytes.count)
      if piece.isVerbatim { #expect(bytes[piece.source] == text.text[piece.output]) }
      end = piece.output.upperBound
    }
    #expect(end == text.text.count)
  }

  @Test func aPartOfTheSourceIsFoundInTheText() {
    let source = Array(#"Let $\alpha \in \mathbb{R}$ and M\"uller say so"#.utf8)
    let text = source.withUnsafeBytes { TeXText($0) }
    func shown(_ part: String) -> String {
      let start = source.firstRange(of: Array(part.utf8))!
      return String(decoding: text.text[text.output(of: start)], as: UTF8.self)
    }
    #expect(shown("Let") == "Let")
    #expect(shown("et") == "et")
    #expect(shown("alpha") == "α")
    #expect(shown(#"\mathbb{R}"#) == "ℝ")
    #expect(shown("uller") == "üller")
    #expect(shown("say so") == "say so")
    #expect(shown("$ and M") == " and M")
  }

  /// Brackets that a fraction gets late move what comes after it.
  @Test(arguments: [#"$\frac{a}{b}\mathbf{c}$"#, #"$\sqrt{x+1}\mathbf{c}$"#])
  func lettersAfterLateBracketsAreFound(_ source: String) {
    let bytes = Array("before \(source)".utf8)
    let text = bytes.withUnsafeBytes { TeXText($0) }
    let letter = text.text.firstRange(of: Array("𝐜".utf8))!
    #expect(String(decoding: bytes[text.source(of: letter)], as: UTF8.self) == #"\mathbf{c}"#)
  }

  @Test func aPartOfTheTextIsFoundInTheSource() {
    let source = Array(#"Let $\alpha \in \mathbb{R}$ and M\"uller"#.utf8)
    let text = source.withUnsafeBytes { TeXText($0) }
    func written(_ part: String) -> String {
      let range = text.text.firstRange(of: Array(part.utf8))!
      return String(decoding: source[text.source(of: range)], as: UTF8.self)
    }
    #expect(written("Let") == "Let")
    #expect(written("α") == #"\alpha"#)
    #expect(written("ü") == #"\"u"#)
    #expect(written("∈") == #"\in"#)
  }
}

extension Array where Element == UInt8 {
  /// Where these bytes first stand.
  fileprivate func firstRange(of other: [UInt8]) -> Range<Int>? {
    for start in indices where self[start...].starts(with: other) {
      return start..<start + other.count
    }
    return nil
  }
}
