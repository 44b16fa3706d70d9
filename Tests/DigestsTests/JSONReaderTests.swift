import Testing

@testable import Digests
@testable import Papers

@Suite struct JSONReaderTests {
  /// Lends a reader for a text.
  private func read<Result>(
    _ text: String, as syntax: JSONSyntax = .json, _ body: (inout JSONReader) -> Result
  ) -> Result {
    Array(text.utf8).withUnsafeBytes { bytes in
      var reader = JSONReader(bytes, syntax: syntax, scratch: JSONScratch())
      return body(&reader)
    }
  }

  private func text(_ literal: String, as syntax: JSONSyntax = .json) -> String {
    read(literal, as: syntax) { String(decoding: $0.text(), as: UTF8.self) }
  }

  @Test(arguments: [
    (#""""#, ""), (#""a""#, "a"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u4E2d""#, "Aé中"), (#""\ud83d\ude00!""#, "😀!"), (#""\u0000""#, "\0"),
    // Halves of pairs, escapes that are none, digits that are missing.
    (#""\ud83d""#, "\u{FFFD}"), (#""\ude00\ud83d.""#, "\u{FFFD}\u{FFFD}."),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
    (#""\q\x41""#, "\u{FFFD}\u{FFFD}41"), (#""\u12 ""#, "\u{FFFD} "), (#""\u12G4""#, "\u{FFFD}G4"),
    (#""\u""#, "\u{FFFD}"), (#""\ud83d\u12""#, "\u{FFFD}\u{FFFD}"), ("12.5e3,", "12.5e3"),
    ("-1 ", "-1"), ("null ", ""), ("true ", ""), ("[1]", ""), (#"{"a":1}"#, ""),
  ])
  func texts(literal: String, text expected: String) {
    #expect(text(literal) == expected)
  }

  /// Characters of three bytes are decoded in a row.
  @Test(arguments: [false, true]) func everyEscapeOfFourDigits(isCapital: Bool) {
    let scalars = (0...0xFFFF).compactMap { Unicode.Scalar(UInt32($0)) }
    let escapes = scalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: isCapital)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    #expect(
      text("\"" + escapes.joined() + "\"").unicodeScalars.elementsEqual(scalars))
    // No digit is what lies beside them.
    for byte in "/:@G`g\u{10}\u{19}".unicodeScalars {
      for place in 0..<4 {
        var digits = Array("4e2d".unicodeScalars)
        digits[place] = byte
        let literal = "\"\\u4e2d\\u" + digits.map { "\($0)" }.joined() + "\""
        #expect(text(literal).hasPrefix("中\u{FFFD}"), "\(literal)")
      }
    }
  }

  @Test(arguments: [
    ("'a'", "a"), (#"'\'"'"#, #"'""#), (#"'\x41\x4'"#, "A\u{FFFD}"), (#"'\0\12\1013'"#, "\0\nA3"),
    (#"'\U0001F600\U00110000'"#, "😀\u{FFFD}"), (#"'\d\\d\N{DASH}'"#, #"\d\d\N{DASH}"#),
    (#"'\a\v'"#, "\u{7}\u{B}"), ("None ", ""),
  ])
  func pythonTexts(literal: String, text expected: String) {
    #expect(text(literal, as: .python) == expected)
  }

  /// Sixteen bytes are looked at at once: escapes and ends at any place of them.
  @Test func stringsOfAnyLength() {
    for length in 0..<70 {
      let plain = String(repeating: "x", count: length)
      #expect(text("\"\(plain)\"") == plain)
      #expect(text("\"\(plain)\"" + String(repeating: " ", count: 40)) == plain)
      for place in 0...length {
        let (before, after) = (plain.prefix(place), plain.dropFirst(place))
        #expect(text("\"\(before)\\n\(after)\"") == "\(before)\n\(after)")
        #expect(text("\"\(before)\\\\\\\"\(after)\"  ") == "\(before)\\\"\(after)")
      }
    }
  }

  private func failure(_ text: String) -> JSONReader.Failure? {
    read(text) { reader in
      reader.skip()
      return reader.failure
    }
  }

  @Test(arguments: [
    #""abc"#, #""abc\"#, #""abc\""#, "[1, 2", #"{"a": [{"b": "c]}"#, "nul", "12", "", " ",
  ])
  func whatDoesNotEndIsCut(text: String) {
    #expect(failure(text) == JSONReader.Failure.cut)
  }

  @Test(arguments: ["\"a\nb\"", "\"a\\\nb\"", "[1}", "{]", "[\"a\n\"]", "nil ", "?", ": 1", "'a'"])
  func whatDoesNotFitIsMalformed(text: String) {
    #expect(failure(text) == JSONReader.Failure.malformed)
  }

  @Test func valuesAreSkippedWhole() {
    let values = [
      #"{"a": "}", "b": ["]", {"c": "\"}"}], "d": -1}"#, "[]", "{}", #""\\""#, "[[],[[]]]",
      #"["0123456789abcdef", "{", "\u0002"]"#,
    ]
    for value in values {
      for blanks in 0..<20 {
        let space = String(repeating: " ", count: blanks)
        let offset = read(space + value + ", 1") { reader in
          reader.skip()
          return reader.failure == nil ? reader.offset : -1
        }
        #expect(offset == blanks + value.utf8.count, "\(value)")
      }
    }
  }

  @Test func nestingIsCountedNotFollowed() {
    for (depth, isTooDeep) in [(127, false), (128, false), (129, true), (300_000, true)] {
      let text =
        String(repeating: "[", count: depth) + "{}" + String(repeating: "]", count: depth) + " "
      read(text) { reader in
        reader.skip()
        #expect(reader.failure == nil)
        #expect(reader.offset == text.utf8.count - 1)
        // The object within is a level of its own.
        #expect(reader.isTooDeep == (isTooDeep || depth == 128))
      }
    }
  }

  @Test func commasAreBlanks() {
    let names = read(#"{,"a": 1 "b": [1 2,,3,], "c": 3,,} "#) { reader in
      var names: [String] = []
      let isObject = reader.enterObject()
      #expect(isObject)
      while let name = reader.nextName() {
        names.append(String(decoding: name, as: UTF8.self))
        reader.skip()
      }
      #expect(reader.failure == nil)
      return names
    }
    #expect(names == ["a", "b", "c"])
  }
}
