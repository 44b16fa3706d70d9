import Digests
import Drafts
import Papers
import TeX
import Testing

@testable import Citations

/// Whatever a digest says, a bibliography holds it as text.
@Suite struct HostileTests {
  static let titles = [
    "$(rm -rf /)", "`id`", "\"; drop", "-rf --force", "../../etc/passwd", "}, title = {x", "}}}}",
    "{{{{",
    "@article{x, title = {y}}", "\\input{/etc/passwd}", "$\\input{x}$", "% comment", "a\\", "$a\\$",
    "$}$",
    "\\end{document}", "x\u{1B}[31m\u{7}\u{202E}y", "ER  - ", "TY  - JOUR", "\\", "\\\\\\", "$",
    "$$", "#",
    "~^~", "<script>", "&amp;", "{\\\"", "a and b", "\u{301}x", "﷽𝔘🦙",
  ]

  private static let pieces =
    titles + [
      "Word", "KV", " ", ", ", ":", "é", "ø", "β", "²", "₂", "$x_{2}$", "\\emph{", "{", "}", "\\'e",
      "ế", "\\alpha",
      "$\\frac{1}{2}$", "--", "''", "\\begin{a}", "\\end{a}", "€", "5",
    ]

  private func random(_ numbers: inout Numbers) -> String {
    (0..<Int.random(in: 1...8, using: &numbers)).map { _ in
      Self.pieces.randomElement(using: &numbers)!
    }.joined()
  }

  private func check(_ title: String, _ author: String) {
    // Digests have no control characters but these.
    let clean = title.replacing("\u{1B}", with: "").replacing("\u{7}", with: "")
    let draft = Draft.cited(title: clean, authors: [author], doi: "10.1000/" + author, venue: clean)
    let list = CitationList([draft.paper])
    for format in [CitationFormat.bibtex, .biblatex] {
      let bytes = list.bytes(as: format)
      var depth = 0
      for byte in bytes {
        if byte == 0x7B { depth += 1 }
        if byte == 0x7D { depth -= 1 }
        #expect(depth >= 0)
      }
      #expect(depth == 0, "\(title)")
      if format == .bibtex { #expect(bytes.allSatisfy { $0 < 0x7F }, "\(title)") }
      // An entry of one field a line, whatever they say.
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      #expect(lines.dropFirst().dropLast().allSatisfy { $0.hasPrefix("  ") && $0.hasSuffix(",") })
      #expect(lines.filter { $0.hasPrefix("  title = ") }.count == 1)
    }
    for format in CitationFormat.all {
      let bytes = list.bytes(as: format)
      let lines = bytes.split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }
      for line in lines {
        let text = String(decoding: line, as: UTF8.self)
        #expect(SafeText.line(text) == text, "\(format): \(title)")
      }
      if format == .ris { #expect(lines.filter { $0.starts(with: "TY  - ".utf8) }.count == 1) }
      if format == .markdown || format == .text { #expect(lines.count == 1) }
      if format == .org { #expect(lines.filter { $0.first == 0x2A }.count == 1) }
    }
  }

  @Test(arguments: titles)
  func hostileTitlesAreText(title: String) { check(title, title) }

  @Test(arguments: 1...60)
  func randomTitlesAreText(seed: UInt64) {
    var numbers = Numbers(state: seed &* 77)
    for _ in 0..<6 { check(random(&numbers), random(&numbers)) }
  }

  /// What is shown of a title is shown of what is written for it.
  @Test(arguments: 1...50)
  func titlesAreReadAsTheyWere(seed: UInt64) {
    var numbers = Numbers(state: seed &* 991)
    let words = [
      "Word", "KV", "é", "ø", "β", "²", "$x_{2}$", "\\emph{so}", "M\\\"uller", "$5", "100%", "R&D",
      "{open", "a_b",
      "ế", "\\alpha", "$\\frac{1}{2}$", "\\unknown{x}", "#1", "€", "ℝ", "x^2", "(a)", "张",
    ]
    for _ in 0..<40 {
      let title = (0..<5).map { _ in words.randomElement(using: &numbers)! }.joined(separator: " ")
      let list = CitationList([Draft.cited(title: title).paper])
      for format in [CitationFormat.bibtex, .biblatex] {
        let digest = Digest.read(list.bytes(as: format), "refs.bib")
        #expect(digest.papers.first?.title.readable == list.entries[0].citation.title.readable)
      }
    }
  }
}
