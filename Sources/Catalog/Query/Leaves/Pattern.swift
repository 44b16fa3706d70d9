/// A regular expression as it was typed between strokes, and whether its case counts.
///
/// Case counts when a letter of it is a capital; those of escapes (`\W`, `\p{Lu}`) do not make it so.
public struct Pattern: Hashable, Sendable {
  public let source: String
  let compiled: CompiledPattern

  /// Takes some microseconds.
  init(_ source: String) throws(PatternMistake) {
    self.source = source
    compiled = try CompiledPattern(source, countsCase: Pattern.hasCapital(source))
  }

  public static func == (left: Pattern, right: Pattern) -> Bool { left.source == right.source }

  public func hash(into hasher: inout Hasher) { hasher.combine(source) }

  private static func hasCapital(_ source: String) -> Bool {
    var scalars = source.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "\\" else {
        if scalar.properties.isUppercase { return true }
        continue
      }
      let escape = scalars.popFirst()
      if escape == "p" || escape == "P" || escape == "x" || escape == "N", scalars.first == "{" {
        scalars = scalars.drop { $0 != "}" }
      }
    }
    return false
  }
}
