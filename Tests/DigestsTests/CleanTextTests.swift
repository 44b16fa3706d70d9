import Glibc
import SharedMaterial
import Testing

@testable import Digests
@testable import Papers

/// What a terminal would obey, or what turns a line around, does not come into the text of a digest,
/// however it was written: text is cleaned after the last decoding, on its way into the arena.
@Suite struct CleanTextTests {
  /// Control characters, C0 and C1, and characters of direction.
  private static let harmful: [Unicode.Scalar] = [
    "\u{0}", "\u{7}", "\u{8}", "\u{B}", "\u{1B}", "\u{1E}", "\u{1F}", "\u{7F}", "\u{80}", "\u{85}",
    "\u{9B}", "\u{9D}", "\u{9F}", "\u{61C}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}",
    "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{FEFF}",
  ]

  private func hex(_ scalar: Unicode.Scalar, _ digits: Int) -> String {
    let text = String(scalar.value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// Ways to write a character into a digest.
  private func digests(_ scalar: Unicode.Scalar) -> [(name: String, text: String)] {
    let raw = String(Character(scalar))
    let percent = Array(raw.utf8).map { "%" + String($0, radix: 16, uppercase: true) }.joined()
    let json = #"\u\#(hex(scalar, 4))"#
    let python = #"\U\#(hex(scalar, 8))"#
    var result: [(String, String)] = []
    for (name, form) in [
      ("raw", raw), ("percent", percent), ("decimal", "&#\(scalar.value);"),
      ("hexadecimal", "&#x\(hex(scalar, 2));"), ("TeX", #"\char"\#(hex(scalar, 2)) "#),
    ] {
      let badge = "![x](https://img.shields.io/badge/b\(form)adge-F00)"
      result.append(
        (
          "markdown \(name)",
          "# 2025-04-25\(form)\n\n## A T\(form)itle\n\n>Authors: A\(form). One, B. Two\n\n>2025-04-23\n\n"
            + "> http://arxiv.org/abs/2504.16922v1\n\nText **k\(form)ey** and \(badge).\n"
        ))
      result.append(
        (
          "front matter \(name)",
          "---\ntitle: \"A T\(form)itle\"\nauthors: [\"A\(form). One\"]\nevidence: e\(form)\n"
            + "pdf: \"https://arxiv.org/pdf/2504.16922v1\"\ntags: [\"k\(form)ey\"]\ntldr: t\(form)\n"
            + "---\n\n## Abstract\n\nText\(form).\n"
        ))
      result.append(
        (
          "BibTeX \(name)",
          "@misc{a,\n  title = {A T\(form)itle}, author = {A\(form). One}, eprint = {2504.16922},\n"
            + "  eprinttype = {arxiv}, abstract = {te\(form)xt}\n}\n"
        ))
    }
    for (name, form) in [("JSON", json), ("JSON raw", raw)] {
      result.append(
        (
          name,
          #"{"id": "2504.16922", "title": "A T\#(form)itle", "authors": ["A\#(form). One"], "#
            + #""abstract": "Te\#(form)xt", "tags": ["k\#(form)ey"], "m\#(form)ethod": "x\#(form)y", "#
            + #""comment": "c\#(form)", "doi": "d\#(form)", "code": "https://c\#(form)ode"}"# + "\n"
        ))
    }
    result.append(
      (
        "Python",
        #"{'arxiv_id': '2504.16922', 'title': 'A T\#(python)itle', 'authors': ('A\#(python)', None)}"#
          + "\n"
      ))
    return result
  }

  @Test(arguments: harmful) func isTakenOut(scalar: Unicode.Scalar) {
    var found = 0
    var unread: [String] = []
    for (name, text) in digests(scalar) {
      let digest = DigestParser.parse(
        Array(text.utf8), path: "we\(Character(scalar))ek.md",
        dialects: Dialect.text + Dialect.anyOther)
      found += digest.records.count
      if digest.records.isEmpty { unread.append("\(name) \(digest.dialect) \(digest.problems)") }
      let arena = digest.arena.filter { $0 != Digest.separator && $0 != Digest.paragraph }
      for text in [String(decoding: arena, as: UTF8.self), digest.name] {
        #expect(
          text.unicodeScalars.allSatisfy(SafeText.isSafe), "\(name): \(text.debugDescription)")
      }
    }
    // NUL makes a file no text, and titles may not be told any more; most is still read.
    #expect(found >= 12, "\(unread)")
  }

  @Test(.enabled(if: SharedMaterial.isThere, SharedMaterial.why)) func badgesOfTheWild() throws {
    let file = SharedMaterial.folder + "cases/28-badge-control-characters.md"
    let digest = DigestParser.parse(try #require(Self.bytes(of: file)), path: "week.md")
    let paper = Paper(joining: Array(digest.entries))
    #expect(paper.tags.count == 2)
    for text in paper.tags.map(\.string) + [paper.abstract.string] {
      #expect(text.unicodeScalars.allSatisfy(SafeText.isSafe), "\(text.debugDescription)")
    }
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&buffer, 1, buffer.count, file)
    return Array(buffer[..<count])
  }

  /// The bytes of standard output.
  @Test func linesHaveAGate() {
    for scalar in Self.harmful {
      let text = Array("é — a\(Character(scalar))b\n\t”".utf8)
      #expect(SafeText.lines(text) == Array("é — a\u{FFFD}b\n\t”".utf8))
    }
    for broken in [[0x61, 0x9B, 0x62], [0xC2], [0xE2, 0x80], [0xFF, 0x0A]] as [[UInt8]] {
      #expect(String(decoding: SafeText.lines(broken), as: UTF8.self).contains("\u{FFFD}"))
    }
    let clean = Array("naïve café — “ℝ²” 中文 👩‍🚀\n\t ok".utf8)
    #expect(SafeText.lines(clean) == clean)
  }
}
