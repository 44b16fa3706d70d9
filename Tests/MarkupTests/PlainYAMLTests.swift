import Papers
import Testing

@testable import Markup

/// What is read without libyaml is what libyaml reads.
@Suite struct PlainYAMLTests {
  /// The JSON of a text, if it is plain; it must be what libyaml says.
  private func plain(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBytes { bytes in
      guard let plain = PlainYAML.json(of: bytes, line: 3) else { return nil }
      let all = YAMLToJSON(events: bytes, line: 3)
      #expect(plain.bytes == all.bytes && all.problemLine == nil && !all.hasText, "\(text)")
      return String(decoding: plain.bytes, as: UTF8.self)
    }
  }

  @Test func listsAsTheyAreWrittenArePlain() {
    let text = """
      - title: "Tiny: Networks"
        authors: [Ada Ling, "Mann, B.", Li]

        venue:
        date: 2023-03-02 10:00:00
        url: https://arxiv.org/abs/2303.01234
        tags:
        - nets
        - 'deep dreams'
        people:
          - name: Ann
            role: null
          -
            name: Bo
        abstract: >
          They dream
          of "sheep".

          A lot.
        note: |-
          one
            two

        long: goes on
          and on
      - - Überschrift: 中文
      -

      """
    #expect(
      plain(text) == """
        [{"title":"Tiny: Networks",
        "authors":["Ada Ling","Mann, B.","Li"],

        "venue":null,
        "date":"2023-03-02 10:00:00",
        "url":"https://arxiv.org/abs/2303.01234",
        "tags":
        ["nets",
        "deep dreams"],
        "people":
        [{"name":"Ann",
        "role":null},

        {"name":"Bo"}],
        "abstract":"They dream of \\"sheep\\".\\nA lot.\\n",




        "note":"one\\n  two",



        "long":"goes on and on"},

        [{"Überschrift":"中文"}],
        null]
        """)
  }

  @Test(arguments: [
    "a: 1\n# remark\n", "a: 1 # remark\n", "a:\t1\n", "a: 1\r\nb: 2\r\n", "a: &x 1\nb: *x\n",
    "a: !!str 1\n",
    "a: \"\\u00e9\"\n", "a: 'it''s'\n", "a: \"goes\n  on\"\n", "a: {b: c}\n", "a: [b,\n  c]\n",
    "a: [b: c]\n",
    "? a\n: b\n", "--- a\n", "a: 1\n...\n", "a: b: c\n", "a: >+\n  b\n", "a: |2\n   b\n",
    "a: >\n  b\n    c\n",
    "a: b\n\n  c\n", "a: - b\n", "a: b\n c: d\n", "- a\nb: c\n", "a: b\n- c\n",
    "a:\n    b: c\n  d: e\n", "a: @b\n",
    "a: b", "text\n", "\"a\": b\n", "a: \u{2028}b\n", "a: \u{85}b\n", "\u{FEFF}a: b\n", "a : b\n",
    "a: [b,]\n",
  ])
  func whatIsNotPlainIsLeftToLibyaml(_ text: String) { #expect(plain(text) == nil) }

  /// Documents that seem to be any, the same in every run.
  private struct Writer {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % limit
    }

    mutating func any<Element>(of all: [Element]) -> Element { all[next(below: all.count)] }

    /// Text of a value, and of what may make it none.
    mutating func words() -> String {
      (0...next(below: 3)).map { _ in
        any(of: [
          "Ann", "null", "~", "a-b", "C#", "http://x.y/z", "1", "(é)", "it's", "\"q\"", "x,",
          "k: v", "#", "-", "",
          "[z]", "…", "Null", "\\n", "=", "%", "?", "&", "*",
        ])
      }.joined(separator: any(of: [" ", " ", "  "]))
    }

    mutating func value(_ indent: Int, _ depth: Int) -> String {
      let inner = String(repeating: " ", count: indent + any(of: [1, 2, 2, 4]))
      switch next(below: depth > 3 ? 7 : 10) {
      case 0: return " \(words())\n\(inner)\(words())\n"
      case 1: return " \"\(any(of: ["Tiny: nets", "", " a ", "it's # one"]))\"\n"
      case 2: return " '\(any(of: ["Tiny: nets", "~", "say \"a\"", "\\"]))' \n"
      case 3: return " [\(any(of: ["", "a", "Ann Li, 'b' ,\"c, d\"", " null,~ ", "a,", "a b"]))]\n"
      case 4:
        let lines = (0...next(below: 3)).map { _ in
          any(of: ["", inner, inner, inner]) + any(of: ["one", "two: b", "# c", "", " far"])
        }
        return " \(any(of: [">", "|", ">-", "|-", "> "]))\n" + lines.joined(separator: "\n") + "\n"
      case 5, 6: return " \(words())\n"
      default:
        return "\n" + block(any(of: [indent, indent + 1, indent + 2, indent + 2]), depth + 1)
      }
    }

    mutating func block(_ indent: Int, _ depth: Int) -> String {
      let margin = String(repeating: " ", count: indent)
      let isMap = next(below: 2) == 0
      return (0...next(below: 2)).map { _ in
        let blank = next(below: 8) == 0 ? "\n" : ""
        if isMap {
          return margin + any(of: ["a", "b c", "tl-dr", "2024", "标题"]) + ":" + value(indent, depth)
            + blank
        }
        if next(below: 2) == 0, depth < 4 {
          let rest = block(indent + 2, depth + 1)
          return margin + "- " + rest.drop { $0 == " " } + blank
        }
        return margin + "-" + value(indent, depth) + blank
      }.joined()
    }

    /// A document; half of them with a sign more or less.
    mutating func document() -> String {
      var text = Array(block(0, 0).unicodeScalars)
      if next(below: 2) == 0 {
        let place = next(below: text.count)
        if next(below: 2) == 0 {
          text.remove(at: place)
        } else {
          text.insert(any(of: Array(" -:#'\"\n[],>|\tx&?".unicodeScalars)), at: place)
        }
      }
      var result = String.UnicodeScalarView()
      result.append(contentsOf: text)
      return String(result)
    }
  }

  @Test func whatIsPlainIsReadAsLibyamlReadsIt() {
    var writer = Writer()
    var read = 0
    for _ in 0..<20_000 where plain(writer.document()) != nil { read += 1 }
    #expect(read > 4000)
  }

  @Test func escapesAreFoundWhereverTheyStand() {
    for count in 0..<20 {
      for byte in [0x22, 0x5C, 0x0A, 0x1F, 0x20, 0x7F, 0xE9] as [UInt8] {
        var text = [UInt8](repeating: 0x61, count: 20)
        text[count] = byte
        let expected = [0x20, 0x7F, 0xE9].contains(byte) ? 20 : count
        text.withUnsafeBytes { #expect(PlainBytes.firstEscaped(from: 0, in: $0) == expected) }
        let isPrintable = byte == 0x22 || byte == 0x5C || byte == 0x0A || byte == 0x20
        text.withUnsafeBytes { #expect(PlainBytes.arePrintable($0) == isPrintable) }
      }
    }
  }
}
