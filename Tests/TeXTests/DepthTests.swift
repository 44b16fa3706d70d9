import Foundation
import Testing

@testable import TeX

/// Nothing recurses deeper than a bound, and nothing costs more than its length.
@Suite struct DepthTests {
  /// What may stand in itself: before what is inside, and after it.
  static let nests: [(String, String)] = [
    ("{", "}"), (#"\left("#, #"\right)"#), (#"\frac{"#, "}{b}"), (#"\frac{a}{"#, "}"), ("y^{", "}"),
    ("y_{", "}"), (#"{a\over "#, "}"), (#"\begin{cases}"#, #"\end{cases}"#), (#"\text{"#, "}"),
    (#"\text{$"#, "$}"), (#"\hat{"#, "}"), (#"\not{"#, "}"), (#"\textcolor{red}{"#, "}"),
    (#"\sqrt{"#, "}"), (#"\sqrt[{"#, "}]{b}"), (#"\mathbf{"#, "}"), (#"\overbrace{"#, "}"),
    (#"\overset{a}{"#, "}"), (#"\overset{"#, "}{=}"), (#"\binom{a}{"#, "}"), (#"\ket{"#, "}"),
    (#"\mathchoice{}{"#, "}{}{}"), (#"\foo{"#, "}"), (#"\left.a\over "#, #"\right."#),
    (#"\prescript{"#, "}{}{}"), (#"\operatorname{"#, "}"), (#"\hbox to 1pt{"#, "}"),
    (#"\genfrac{}{}{}{}{"#, "}{b}"), (#"\xrightarrow{"#, "}"), (#"\pmod{"#, "}"),
    (#"\raisebox{1pt}{$"#, "$}"),
  ]
  /// The same outside of formulas.
  static let textNests: [(String, String)] = [
    (#"{\bf "#, "}"), (#"\textbf{"#, "}"), (#"\'{"#, "}"), (#"\footnote{"#, "}"),
    (#"\href{a}{"#, "}"), (#"\begin{itemize}"#, #"\end{itemize}"#),
    (#"\begin{foo}"#, #"\end{foo}"#),
    (#"\foo{"#, "}"), ("{$y$ ", "}"), (#"\parbox{1pt}{"#, "}"), (#"\textsuperscript{"#, "}"),
  ]
  /// What may follow itself without an end.
  static let chains = [
    #"a\over "#, #"\hat"#, #"\mathbf"#, "^", "y^", #"\not"#, #"\frac"#, #"\frac1"#, #"\sqrt"#,
    #"\sqrt["#, #"\left("#, #"\left.a\over "#, #"\text"#, #"\overset"#, #"\overset a"#, "|", "'",
    #"\right)"#, #"\ket"#, #"\color"#, #"\hbox to"#, #"\char"#, "^^", "%", #"\genfrac{}"#,
    #"\mathchoice"#, #"\atop "#, #"\brack "#, #"\tensor"#, #"\prescript"#, #"\R"#, #"\def\R"#, "{",
    "}",
    #"\kern"#, #"\kern1pt"#, #"\pgfsys@a"#, #"\begin{array}"#, #"\cr"#, "&", "~", #"\,"#, "/",
    #"\frac12"#, #"\frac{a}{b}"#, #"\sqrt2"#, "x^2", #"\overbrace{a}"#, #"{a\over b}"#,
  ]

  private func nested(_ nest: (String, String), _ depth: Int, isFormula: Bool) -> String {
    let text =
      String(repeating: nest.0, count: depth) + "Ж" + String(repeating: nest.1, count: depth)
    return isFormula ? "$" + text + "$" : text
  }

  /// `FORMULA_DEPTH` says how deep the deepest is.
  static let depths = [
    1, 2, Renderer.depthLimit - 1, Renderer.depthLimit, Renderer.depthLimit + 1, 70,
    ProcessInfo.processInfo.environment["FORMULA_DEPTH"].flatMap { Int($0) } ?? 8_000,
  ]

  @Test(arguments: depths)
  func nothingIsTooDeep(_ depth: Int) {
    for (nests, isFormula) in [(DepthTests.nests, true), (DepthTests.textNests, false)] {
      for nest in nests {
        let source = nested(nest, depth, isFormula: isFormula)
        SmallStack.run {
          let text = TeXText(source)
          #expect(text.string.unicodeScalars.contains("Ж"), "\(nest)")
        }
      }
    }
  }

  @Test func nothingIsTooLong() {
    for chain in DepthTests.chains {
      for (opening, closing) in [("$", "$"), ("$x_{", "x}$")] {
        SmallStack.run {
          _ = TeXText(opening + String(repeating: chain, count: 4_000) + closing)
        }
      }
    }
  }

  /// What is deeper than the bound is shown as it was written.
  @Test func whatIsTooDeepIsShown() {
    let count = Renderer.depthLimit + 20
    for nest in [("{y+", "}"), (#"\hat{y+"#, "}"), ("z^{y+", "}")] {
      let text = TeXText(nested(nest, count, isFormula: true)).string
      #expect(text.filter { $0 == "y" }.count + text.filter { $0 == "ʸ" }.count == count, "\(nest)")
    }
  }

  /// Twice the length costs twice the work.
  @Test func workIsLinear() {
    for part in DepthTests.chains + DepthTests.nests.map(\.0) + DepthTests.textNests.map(\.0) {
      for (opening, closing) in [("$", "$"), ("", "")] {
        let (one, two) = (work(opening, part, closing, 500), work(opening, part, closing, 1_000))
        #expect(two <= 2 * one + one / 5 + 2_000, "\(part): \(one), \(two)")
      }
    }
    for nest in DepthTests.nests {
      let (one, two) = (
        work(nested(nest, 500, isFormula: true)), work(nested(nest, 1_000, isFormula: true))
      )
      #expect(two <= 2 * one + one / 5 + 2_000, "\(nest): \(one), \(two)")
    }
  }

  private func work(_ opening: String, _ part: String, _ closing: String, _ count: Int) -> Int {
    work(opening + String(repeating: part, count: count) + closing)
  }

  private func work(_ source: String) -> Int {
    Array(source.utf8).withUnsafeBytes { bytes in
      var renderer = Renderer(bytes)
      renderer.run()
      return renderer.steps + renderer.output.bytes.count
    }
  }
}
