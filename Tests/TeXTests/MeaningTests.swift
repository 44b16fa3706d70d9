import Foundation
import Testing

@testable import TeX

/// What is shown means what was written: trees are written as LaTeX, rendered, and read back.
///
/// `FORMULA_TREES` says how many; 100,000 of them take 15 s in a debug build.
@Suite struct MeaningTests {
  @Test func whatIsShownMeansWhatWasWritten() {
    let count = ProcessInfo.processInfo.environment["FORMULA_TREES"].flatMap { Int($0) } ?? 10_000
    var failures = 0
    for seed in 0..<count {
      var chance = Chance(UInt64(seed))
      let tree = FormulaTree(1 + seed % 4, &chance)
      var writer = FormulaWriter(chance: chance)
      let source = writer.write(tree)
      let text = TeXText("$" + source + "$").string
      let read: FormulaTree?
      var reason = ""
      do { read = try FormulaReader.tree(text) } catch {
        read = nil
        reason = "\(error)"
      }
      if read == tree { continue }
      failures += 1
      if failures <= 20 { Issue.record("\(seed): \(source) is shown as \(text) \(reason)") }
    }
    #expect(failures == 0, "of \(count)")
  }

  /// The reader refuses what a person could read in two ways.
  @Test(arguments: [
    "a/bc", "a/b/c", "a·b/c", "a/b·c", "log n/n", "∑ᵢ a/b c", "√x²", "x^αy", "1/x(1−x)", "log(x)²",
    "a/log n", "a+", "(a", "x²^{3}",
  ])
  func ambiguousIsRefused(_ text: String) {
    #expect(throws: (any Error).self) { try FormulaReader.tree(text) }
  }
}
