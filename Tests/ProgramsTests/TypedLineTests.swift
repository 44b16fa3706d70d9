import Programs
import Testing

/// Lines as they are typed: words with quotation marks, and no shell.
@Suite struct TypedLineTests {
  static let lines: [(String, [String])] = [
    ("add -- {id}", ["add", "--", "{id}"]), ("  a \t b  ", ["a", "b"]), ("", []),
    ("a 'b c' \"d e\"", ["a", "b c", "d e"]), ("a'b'\"c\"d", ["abcd"]),
    ("a '' \"\"", ["a", "", ""]),
    (#"a\ b \'c"#, ["a b", "'c"]), (#""a \"b\" \$c \d""#, [#"a "b" $c \d"#]),
    (#"'a\b'"#, [#"a\b"#]),
    ("jq '.title | length'", ["jq", ".title | length"]), ("cost $5 a$", ["cost", "$5", "a$"]),
    (#"end\"#, [#"end\"#]),
  ]

  @Test(arguments: lines) func wordsAreDivided(line: String, words: [String]) throws {
    #expect(try TypedLine(line).words == words)
    #expect(try TypedLine(TypedLine.line(of: words)).words == words)
  }

  @Test(arguments: [
    ("a | b", "|"), ("a > b", ">"), ("a; b", ";"), ("a & b", "&"), ("a `b`", "`"), ("a $HOME", "$"),
    ("a $(b)", "$"), ("a ${b}", "$"), ("a < b", "<"),
  ])
  func whatAShellWouldObeyIsSaid(line: String, sign: String) {
    #expect(throws: ProgramRefusal.shellSign(sign)) { try TypedLine(line) }
  }

  @Test func anOpenQuotationIsSaid() {
    #expect(throws: ProgramRefusal.openQuotation("'")) { try TypedLine("a 'b") }
    #expect(throws: ProgramRefusal.openQuotation("\"")) { try TypedLine("a \"b'") }
  }
}

/// What programs have printed, as lines that can be shown.
@Suite struct PrintedTextTests {
  static let texts: [(String, [String])] = [
    ("one\ntwo\n\n", ["one", "two"]), ("a\r\nb", ["a", "b"]), ("10%\r50%\r100%\n", ["100%"]),
    ("\u{1B}[31mred\u{1B}[0m", ["red"]), ("a\u{1B}]0;title\u{7}b", ["ab"]),
    ("a\u{1B}]0;title\u{1B}\\b", ["ab"]), ("a\u{1B}]0;open\nb", ["a", "b"]),
    ("_\u{8}xy\u{8}y", ["xy"]), ("é\u{8}e", ["e"]), ("a\tb", ["a       b"]), ("\u{7}\0x", ["x"]),
    ("a\u{9B}31mb", ["a\u{FFFD}31mb"]), ("\u{202E}x", ["\u{FFFD}x"]), ("\u{1B}", []),
    ("\u{1B}(Bx\u{1B}=y", ["xy"]),
  ]

  @Test(arguments: texts) func whatATerminalWouldObeyIsTakenOut(text: String, lines: [String]) {
    #expect(PrintedText.lines(Array(text.utf8)) == lines)
  }

  @Test func anyBytesEnd() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let bytes = (0..<40).map { _ in
        [0x1B, 0x5D, 0x5B, 0x08, 0x0A, 0x0D, 0x07, 0x5C, 0xC3, 0xA9, 0x41].randomElement(
          using: &generator)! as UInt8
      }
      let lines = PrintedText.lines(bytes)
      #expect(
        lines.joined().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F },
        "\(bytes)")
    }
    // A sequence within a sequence within … is no way to the end of the stack.
    let deep = [UInt8](repeating: 0, count: 200_000).indices.map { [0x1B, 0x5D][$0 % 2] as UInt8 }
    #expect(PrintedText.lines(deep).joined().isEmpty)
  }

  @Test func linesAreFound() {
    let bytes = Array("\n  \nfirst\nlast\n\n".utf8)
    #expect(PrintedText.firstLine(bytes) == "first" && PrintedText.lastLine(bytes) == "last")
    #expect(PrintedText.lastLine([]) == nil)
  }
}
