import Papers
import Synchronization

/// A pattern that is asked of paper after paper, and the papers for which it was cut off.
///
/// A paper for which it was is not found, whether the pattern is wanted or forbidden. When that has happened too
/// often the pattern is given up: all papers after that are cut off unseen, so that no search lasts
/// for ever.
final class PatternSearch: Sendable {
  private let compiled: CompiledPattern
  private let field: TextField?
  private let cut = Mutex<(rows: RowSet, count: Int)>((RowSet(), 0))

  /// How many papers may be cut off.
  static let limit = 500

  init(_ pattern: Pattern, in field: TextField?) {
    compiled = pattern.compiled
    self.field = field
  }

  /// The rows of papers that were not looked at to the end.
  var cutRows: RowSet { cut.withLock { $0.rows } }

  /// Whether it fits the paper in a row; nil when it was cut off.
  func fits(_ paper: Paper, in row: Row) -> Bool? {
    if !cut.withLock({ $0.count >= PatternSearch.limit }) {
      switch answer(paper) {
      case .found: return true
      case .notThere: return false
      case .cutOff: break
      }
    }
    cut.withLock { cut in
      guard !cut.rows.contains(row) else { return }
      cut.rows.insert(row)
      cut.count += 1
    }
    return nil
  }

  /// The texts in which it is looked for, as they are shown: the authors with a comma between them.
  private func answer(_ paper: Paper) -> CompiledPattern.Answer {
    var isCut = false
    for field in field.map({ [$0] }) ?? TextField.allCases {
      let answer: CompiledPattern.Answer
      switch field {
      case .title: answer = ShownText(paper.title).withBytes { compiled.firstMatch(in: $0) }
      case .abstract: answer = ShownText(paper.abstract).withBytes { compiled.firstMatch(in: $0) }
      case .author:
        let names = ShownText(paper.authors).withBytes { bytes in
          bytes.split(separator: Digest.separator).joined(separator: [0x2C, 0x20])
        }
        answer = Array(names).withUnsafeBytes { compiled.firstMatch(in: $0) }
      }
      switch answer {
      case .found: return answer
      case .cutOff: isCut = true
      case .notThere: break
      }
    }
    return isCut ? .cutOff : .notThere
  }
}
