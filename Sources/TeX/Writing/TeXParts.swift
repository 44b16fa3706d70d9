/// A source as texts, rendered, and formulas, as they were written.
extension TeXText {
  public enum Part: Equatable, Sendable {
    /// What is shown, in a style.
    case text(String, Style)
    /// The source of a formula without the signs around it, and what is shown for it.
    case formula([UInt8], shown: String)
  }

  /// The parts of a source, in the order in which they are shown.
  public static func parts(of source: UnsafeRawBufferPointer) -> [Part] {
    if isPlain(source) {
      return source.isEmpty ? [] : [.text(String(decoding: source, as: UTF8.self), [])]
    }
    let formulas = Outline(source, from: 0).formulas
    let text = TeXText(source)
    var parts: [Part] = []
    var (next, taken) = (0, -1)
    for piece in text.pieces {
      let shown = String(decoding: text.text[piece.output], as: UTF8.self)
      while next < formulas.count, formulas[next].end <= piece.source.lowerBound { next += 1 }
      let isFormula =
        next < formulas.count && formulas[next].open <= piece.source.lowerBound
        && piece.source.upperBound <= formulas[next].end
      switch parts.last {
      case .formula(let inner, let before)? where isFormula && taken == next:
        parts[parts.count - 1] = .formula(inner, shown: before + shown)
      case .text(let before, let style)? where !isFormula && style == piece.style.ofText:
        parts[parts.count - 1] = .text(before + shown, style)
      default:
        parts.append(
          isFormula
            ? .formula(Array(source[formulas[next].inner]), shown: shown)
            : .text(shown, piece.style.ofText))
        if isFormula { taken = next }
      }
    }
    return parts
  }
}

extension TeXText.Style {
  fileprivate var ofText: TeXText.Style { subtracting(.mathematics) }
}

extension Outline {
  /// The formulas that are in no other, in order.
  fileprivate var formulas: [Pair] {
    var found: [Pair] = []
    for pair in pairs where [.dollars, .parentheses, .brackets].contains(pair.kind) {
      if pair.open >= found.last?.end ?? 0 { found.append(pair) }
    }
    return found
  }
}
