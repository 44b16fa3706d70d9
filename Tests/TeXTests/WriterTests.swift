import Testing

@testable import TeX

/// Text as LaTeX, and back.
@Suite struct WriterTests {
  private let ascii = TeXWriter(.ascii)
  private let unicode = TeXWriter(.unicode)

  @Test(arguments: [
    ("Müller", "M{\\\"u}ller", "Müller"), ("Erdős", "Erd{\\H{o}}s", "Erdős"),
    ("Łukasz", "{\\L}ukasz", "Łukasz"), ("Ångström", "{\\AA}ngstr{\\\"o}m", "Ångström"),
    ("naïve", "na{\\\"i}ve", "naïve"), ("ĩ", "{\\~{\\i}}", "ĩ"),
    ("Nguyễn", "Nguy{\\~{\\^e}}n", "Nguyễn"),
    ("Straße", "Stra{\\ss}e", "Straße"), ("ş č ç", "{\\c{s}} {\\v{c}} {\\c{c}}", "ş č ç"),
    ("β-VAE", "{$\\beta$}-VAE", "{$\\beta$}-VAE"), ("αβ²³", "{$\\alpha\\beta^{23}$}", nil),
    ("H₂O", "H{$_{2}$}O", "H{$_{2}$}O"), ("ℝⁿ", "{$\\mathbb{R}^{n}$}", "{$\\mathbb{R}^{n}$}"),
    ("a – b — c", "a -- b --- c", "a -- b --- c"), ("“so”", "``so''", "``so''"),
    ("100% of R&D_1 #2", "100\\% of R\\&D\\_1 \\#2", nil), ("$5", "\\$5", "\\$5"),
    ("{open", "{\\textbraceleft}open", nil), ("a\\b", "a{\\textbackslash}b", nil),
    ("x^2 ~ y", "x{\\textasciicircum}2 {\\textasciitilde} y", nil),
    ("a--b", "a-{}-b", nil), ("张三", "{\\symbol{24352}}{\\symbol{19977}}", "张三"),
    ("one\ntwo\u{1B}[31m\u{202E}", "one two [31m", nil), ("", "", ""),
  ])
  func charactersAreSpelled(_ text: String, _ ascii: String, _ unicode: String?) {
    #expect(self.ascii.text(text) == ascii)
    if let unicode { #expect(self.unicode.text(text) == unicode) }
  }

  /// Every character that has a spelling, is shown again by it.
  @Test func whatIsWrittenIsRead() {
    for (scalar, spelling) in Spelling.all
    where !"‘’“”−‐‑\u{A0}<>|~^`".unicodeScalars.contains(scalar) {
      let text = "a\(scalar)b"
      for writer in [ascii, unicode] {
        #expect(TeXText(writer.text(text)).string == text, "\(scalar) \(spelling)")
      }
      if let formula = spelling.formula {
        #expect(TeXText("$\(formula)$").string == String(scalar), "\(formula)")
      }
    }
  }

  @Test(arguments: [
    ("O(n \\log n)", "{$O(n \\log n)$}"), ("\\{x\\}", "{$\\{x\\}$}"), ("α_2", "{$\\alpha{}_2$}"),
    ("50%", "{$50\\%$}"), ("50\\%", "{$50\\%$}"), ("x²", "{$x^{2}$}"), (" x", "{$x$}"),
    ("\\left\\{ x \\right.", "{$\\left\\lbrace{} x \\right.$}"), ("é", "{$\\mbox{{\\'e}}$}"),
    ("x\n y", "{$x  y$}"), ("a & b", "{$a \\& b$}"), ("{x", nil), ("x}{", nil), ("x\\", nil),
    ("", nil),
    ("\\begin{pmatrix}a & b\\end{pmatrix}", "{$\\begin{pmatrix}a & b\\end{pmatrix}$}"),
  ])
  func formulasStayFormulas(_ source: String, _ written: String?) {
    #expect(ascii.formula(source.utf8).map { String(decoding: $0, as: UTF8.self) } == written)
  }

  private func parts(_ source: String) -> [TeXText.Part] {
    Array(source.utf8).withUnsafeBytes { TeXText.parts(of: $0) }
  }

  @Test func textsAndFormulasAreTold() {
    #expect(parts("Plain") == [.text("Plain", [])])
    #expect(
      parts("M\\\"uller: \\emph{very} $O(n \\log n)$ for $5") == [
        .text("Müller: ", []), .text("very", .emphasis), .text(" ", []),
        .formula(Array("O(n \\log n)".utf8), shown: "O(n log n)"), .text(" for $5", []),
      ])
    #expect(
      parts("$a$ $b$") == [
        .formula([0x61], shown: "a"), .text(" ", []), .formula([0x62], shown: "b"),
      ])
    #expect(parts("") == [])
  }
}
