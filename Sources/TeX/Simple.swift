/// What needs no brackets in a fraction or under a root.
enum Simple {
  /// Whether a text is one number, one letter or one word with what belongs to it: `xᵢ²`, `f(x)`.
  /// Below the line, several letters are no longer one: `1/(ab)`.
  static func isPart(_ text: String, isBelow: Bool) -> Bool {
    var scalars = ArraySlice(text.unicodeScalars.prefix(200))
    if scalars.count == 200 { return false }
    if scalars.first == "√", scalars.count > 1 {
      return isPart(String(text.unicodeScalars.dropFirst()), isBelow: true)
    }
    if scalars.last == ")" {
      guard let open = opening(of: scalars), open > scalars.startIndex || !isBelow else {
        return false
      }
      if open == scalars.startIndex { return true }
      scalars = scalars[..<open]
    }
    guard scalars.allSatisfy(belongs) else { return false }
    let isNumber = scalars.allSatisfy { $0.properties.numericType != nil || $0 == "." }
    let letters = scalars.filter(isBase).count
    return !scalars.isEmpty && (isNumber || !isBelow || letters <= 1)
  }

  /// The bracket that the one at the end closes.
  private static func opening(of scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    var depth = 0
    for index in scalars.indices.reversed() {
      if scalars[index] == ")" { depth += 1 }
      if scalars[index] == "(" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private static func belongs(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || Composer.isMark(scalar) || "′″‴*∗∞∂∇.ℏ⁺⁻₊₋⁽⁾₍₎°†".unicodeScalars.contains(scalar)
  }

  /// Whether a character is a letter or a number, and neither raised nor lowered.
  private static func isBase(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "∞")
      && Scripts.isPlain(scalar)
  }
}
