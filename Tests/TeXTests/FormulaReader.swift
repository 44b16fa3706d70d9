/// Reads what is shown for a formula back into a tree, by the rules that people read by:
///
/// - `−` and `+` bind least, then what stands side by side, then what is raised.
/// - What stands before a slash, side by side, is above the line; below it is the one thing after the
///   slash. What could be read in two ways is refused: `a/bc`, `a·b/c`, `a/b/c`, `log n/n`.
/// - A root covers the one thing after it, a word like `log` too; a sum covers its term.
///
/// It knows nothing of how rendering works.
struct FormulaReader {
  private let scalars: [Unicode.Scalar]
  private var offset = 0

  /// Why a text is refused, and where.
  struct Refused: Error {
    let reason: String
    let offset: Int
  }

  static func tree(_ text: String) throws -> FormulaTree {
    var reader = FormulaReader(Array(text.unicodeScalars))
    let tree = try reader.equation()
    reader.skipBlanks()
    guard reader.next == nil else { throw reader.refused("more than a formula") }
    return tree
  }

  private init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private func refused(_ reason: String) -> Refused { Refused(reason: reason, offset: offset) }

  private mutating func skipBlanks() { while next == " " { offset += 1 } }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    offset += 1
    return true
  }

  private func has(_ text: String) -> Bool {
    scalars[offset...].starts(with: Array(text.unicodeScalars))
  }

  private mutating func equation() throws -> FormulaTree {
    let one = try sum()
    skipBlanks()
    guard take("=") else { return one }
    return .equation(one, try sum())
  }

  private mutating func sum() throws -> FormulaTree {
    skipBlanks()
    let first = take("−") ? FormulaTree.negative(try term()) : try term()
    var rest: [FormulaTree.Addend] = []
    while true {
      skipBlanks()
      let isMinus = next == "−"
      guard take("+") || take("−") else { break }
      rest.append(FormulaTree.Addend(isMinus: isMinus, term: try term()))
    }
    return rest.isEmpty ? first : .sum(first, rest)
  }

  private var isAtTermEnd: Bool {
    guard let next else { return true }
    return ")}+−=".unicodeScalars.contains(next) || has("choose ")
  }

  /// Factors side by side, or a fraction.
  private mutating func term() throws -> FormulaTree {
    var factors: [FormulaTree] = []
    var (hasSign, isOpen) = (false, false)
    while true {
      skipBlanks()
      if isAtTermEnd { break }
      if isOpen { throw refused("something after what has no end") }
      if take("·") || take("×") {
        hasSign = true
        if factors.isEmpty { throw refused("a sign before the first factor") }
        skipBlanks()
        if isAtTermEnd { throw refused("a sign after the last factor") }
        continue
      }
      if next == "/" {
        if hasSign || factors.isEmpty { throw refused("a slash beside another sign") }
        offset += 1
        let below = try factor(isOpen: &isOpen)
        let above = factors.count == 1 ? factors[0] : .product(factors)
        skipBlanks()
        if isOpen || !isAtTermEnd { throw refused("something after a fraction") }
        return .fraction(above, below)
      }
      if let next, FormulaTree.large.contains(String(next)) {
        factors.append(try large())
        break
      }
      factors.append(try factor(isOpen: &isOpen))
    }
    guard let first = factors.first else { throw refused("no factor") }
    return factors.count == 1 ? first : .product(factors)
  }

  private mutating func large() throws -> FormulaTree {
    let sign = String(scalars[offset])
    offset += 1
    let (from, to) = try scripts()
    return .large(sign, from: from, to: to, try term())
  }

  /// `isOpen` is set for a word with what it is of and no brackets: `log x`.
  private mutating func factor(isOpen: inout Bool) throws -> FormulaTree {
    guard let first = next else { throw refused("nothing") }
    if let word = FormulaTree.words.first(where: has) {
      offset += word.unicodeScalars.count
      let isApart = take(" ")
      if !isApart, next == "(" {
        let call = FormulaTree.call(word, try brackets())
        let (below, above) = try scripts()
        if below != nil || above != nil { throw refused("a power of a call or of its argument") }
        return call
      }
      if !isApart { throw refused("a word and something") }
      var isNested = false
      let argument = try factor(isOpen: &isNested)
      isOpen = true
      return .call(word, argument)
    }
    if FormulaTree.functions.contains(String(first)) {
      offset += 1
      return try scripted(.call(String(first), try brackets()))
    }
    if ["√", "∛", "∜"].contains(first) || Small.plain(first, isRaised: true) != nil || first == "^"
    {
      return try root()
    }
    return try scripted(try base())
  }

  private mutating func root() throws -> FormulaTree {
    var degree: FormulaTree?
    if next != "√", next != "∛", next != "∜" {
      guard case (nil, let above?) = try scripts() else { throw refused("no degree") }
      degree = above
    }
    guard let sign = next, "√∛∜".unicodeScalars.contains(sign) else { throw refused("no root") }
    if sign != "√" {
      if degree != nil { throw refused("two degrees") }
      degree = .number(sign == "∛" ? 3 : 4)
    }
    offset += 1
    if next == "√" || next == "∛" || next == "∜" { return .root(degree: degree, try root()) }
    let under = try base()
    let (below, above) = try scripts()
    if above != nil { throw refused("a power of a root or of what is under it") }
    return .root(degree: degree, below.map { .script(under, below: $0, above: nil) } ?? under)
  }

  /// A number, a letter, or something in brackets.
  private mutating func base() throws -> FormulaTree {
    guard let first = next else { throw refused("nothing") }
    if first == "(" { return try brackets() }
    if ("0"..."9").contains(first) {
      var digits = ""
      while let digit = next, ("0"..."9").contains(digit) {
        digits.unicodeScalars.append(digit)
        offset += 1
      }
      guard let value = Int(digits) else { throw refused("a long number") }
      return .number(value)
    }
    guard FormulaTree.letters.contains(String(first)) else { throw refused("unknown") }
    offset += 1
    return .letter(String(first))
  }

  private mutating func brackets() throws -> FormulaTree {
    guard take("(") else { throw refused("no bracket") }
    var tree = try equation()
    skipBlanks()
    if has("choose ") {
      offset += 7
      tree = .choose(tree, try sum())
      skipBlanks()
    }
    guard take(")") else { throw refused("no closing bracket") }
    return tree
  }

  /// With what is raised, lowered, and over or under a brace.
  private mutating func scripted(_ base: FormulaTree) throws -> FormulaTree {
    if next == "⏞" || next == "⏟" {
      let isOver = next == "⏞"
      offset += 1
      let (below, above) = try scripts()
      guard let label = isOver ? above : below, (isOver ? below : above) == nil else {
        throw refused("a brace without its text")
      }
      return .brace(base, isOver: isOver, label: label)
    }
    let (below, above) = try scripts()
    if below == nil, above == nil { return base }
    return .script(base, below: below, above: above)
  }

  private mutating func scripts() throws -> (below: FormulaTree?, above: FormulaTree?) {
    var found: [Bool: FormulaTree] = [:]
    while let scalar = next {
      let isRaised: Bool
      let text: [Unicode.Scalar]
      if scalar == "^" || scalar == "_" {
        isRaised = scalar == "^"
        offset += 1
        text = try written()
      } else if let raised = [true, false].first(where: { Small.plain(scalar, isRaised: $0) != nil }
      ) {
        isRaised = raised
        var run: [Unicode.Scalar] = []
        while let scalar = next, let plain = Small.plain(scalar, isRaised: raised) {
          run.append(plain)
          offset += 1
        }
        text = run
      } else {
        break
      }
      if found[isRaised] != nil { throw refused("two of the same kind") }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text)
      found[isRaised] = try FormulaReader.tree(String(view))
    }
    return (found[false], found[true])
  }

  /// What stands after `^`: one character, or what is in braces.
  private mutating func written() throws -> [Unicode.Scalar] {
    guard let first = next else { throw refused("nothing raised") }
    offset += 1
    guard first == "{" else {
      if let next, next != " ", FormulaTree.letters.contains(String(next)) {
        throw refused("a letter that seems to be raised")
      }
      return [first]
    }
    let start = offset
    var depth = 1
    while let scalar = next {
      offset += 1
      if scalar == "{" { depth += 1 }
      if scalar == "}" { depth -= 1 }
      if depth == 0 { return Array(scalars[start..<offset - 1]) }
    }
    throw refused("a brace without its end")
  }
}

/// Small characters, as Unicode has them.
private enum Small {
  static func plain(_ scalar: Unicode.Scalar, isRaised: Bool) -> Unicode.Scalar? {
    (isRaised ? raised : lowered)[scalar]
  }

  private static let raised = table(
    "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻−⁼=⁽(⁾)ᵃaᵇbᶜcᵏkᵐmⁿnᵖpˣxʸyᶻzᵝβᶠfᵍgʰhᵈdᵉeⁱiˡlᵒoˢsᵗt")
  private static let lowered = table("₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋−₌=₍(₎)ₐaₖkₘmₙnₚpₓxᵦβₕhₑeᵢiₗlₒoₛsₜt")

  private static func table(_ pairs: String) -> [Unicode.Scalar: Unicode.Scalar] {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    var scalars = pairs.unicodeScalars.makeIterator()
    while let small = scalars.next(), let plain = scalars.next() { table[small] = plain }
    return table
  }
}
