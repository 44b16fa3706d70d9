/// Writes a tree as people write LaTeX, in one of many ways: with no more brackets than what TeX sets
/// needs to be read.
struct FormulaWriter {
  var chance: Chance

  mutating func write(_ tree: FormulaTree) -> String {
    switch tree {
    case .number(let value): return String(value)
    case .letter(let letter): return name(letter)
    case .negative(let term): return "-" + self.term(term)
    case .sum(let first, let rest):
      var text = term(first, isFirst: true)
      for addend in rest {
        let blank = chance.isOne(of: 2) ? " " : ""
        text += blank + (addend.isMinus ? "-" : "+") + blank + term(addend.term)
      }
      return text
    case .product(let factors): return product(factors)
    case .fraction(let above, let below): return fraction(above, below)
    case .script(let base, let below, let above): return script(base, below, above)
    case .root(let degree, let under):
      return #"\sqrt"# + (degree.map { "[" + braced($0) + "]" } ?? "") + argument(under)
    case .call(let function, let value): return call(function, value)
    case .large(let sign, let from, let to, let body):
      var text = name(sign) + (chance.isOne(of: 4) ? #"\limits"# : "")
      if let from { text += "_" + argument(from) }
      if let to { text += "^" + argument(to) }
      return text + " " + largeBody(body)
    case .brace(let body, let isOver, let label):
      return (isOver ? #"\overbrace"# : #"\underbrace"#) + "{" + write(body) + "}"
        + (isOver ? "^" : "_") + argument(label)
    case .choose(let above, let below):
      return chance.isOne(of: 2)
        ? #"\binom"# + argument(above) + argument(below)
        : "{" + write(above) + #" \choose "# + write(below) + "}"
    case .equation(let one, let other): return write(one) + "=" + write(other)
    }
  }

  /// A letter or a word; a command ends with a blank, so that no letter joins it.
  private func name(_ name: String) -> String {
    FormulaTree.commands[name].map { $0 + " " } ?? name
  }

  private mutating func bracketed(_ tree: FormulaTree) -> String {
    chance.isOne(of: 2) ? "(" + write(tree) + ")" : #"\left("# + write(tree) + #"\right)"#
  }

  /// What stands in an option must have no bracket of its own.
  private mutating func braced(_ tree: FormulaTree) -> String {
    switch tree {
    case .number, .letter: write(tree)
    default: "{" + write(tree) + "}"
    }
  }

  /// The argument of a command, with or without braces.
  private mutating func argument(_ tree: FormulaTree) -> String {
    if case .letter(let letter) = tree, chance.isOne(of: 2) { return " " + name(letter) }
    if case .number(let value) = tree, value < 10, chance.isOne(of: 2) { return " \(value)" }
    return "{" + write(tree) + "}"
  }

  private mutating func term(_ tree: FormulaTree, isFirst: Bool = false) -> String {
    switch tree {
    case .sum: return bracketed(tree)
    case .negative where !isFirst: return bracketed(tree)
    default: return write(tree)
    }
  }

  private mutating func largeBody(_ tree: FormulaTree) -> String {
    switch tree {
    case .sum, .negative: bracketed(tree)
    default: write(tree)
    }
  }

  private mutating func product(_ factors: [FormulaTree]) -> String {
    var text = ""
    for (index, factor) in factors.enumerated() {
      let isLast = index == factors.count - 1
      var isNumber = false
      if index > 0 {
        switch factor {
        case .number, .script(.number, _, _), .brace(.number, _, _): isNumber = true
        default: break
        }
        if isNumber || chance.isOne(of: 5) {
          text += chance.any([#" \cdot "#, #"\times "#, #" \cdot"#]) + " "
        } else {
          text += chance.any(["", "", " ", #"\,"#, #"\;"#, "{}", "~"])
        }
      }
      switch factor {
      case .sum, .negative, .product: text += bracketed(factor)
      case .large where !isLast: text += bracketed(factor)
      case .call(let word, let value) where !isLast && FormulaTree.words.contains(word):
        text += name(word) + bracketed(value)
      default: text += write(factor)
      }
    }
    return text
  }

  private mutating func fraction(_ above: FormulaTree, _ below: FormulaTree) -> String {
    switch chance.number(6) {
    case 0: return "{" + write(above) + #" \over "# + write(below) + "}"
    case 1: return #"\left."# + write(above) + #"\over "# + write(below) + #"\right."#
    case 2: return #"\genfrac{}{}{}{}"# + argument(above) + argument(below)
    default:
      return chance.any([#"\frac"#, #"\tfrac"#, #"\dfrac"#]) + argument(above) + argument(below)
    }
  }

  private mutating func script(
    _ base: FormulaTree, _ below: FormulaTree?, _ above: FormulaTree?
  ) -> String {
    var text =
      switch base {
      case .number, .letter: write(base)
      case .call(let function, _) where FormulaTree.functions.contains(function): write(base)
      case .fraction, .root, .choose:
        chance.isOne(of: 2) ? "{" + write(base) + "}" : bracketed(base)
      default: bracketed(base)
      }
    let scripts = [below.map { "_" + argument($0) }, above.map { "^" + argument($0) }]
      .compactMap { $0 }
    text += (chance.isOne(of: 2) ? scripts : scripts.reversed()).joined()
    return text
  }

  private mutating func call(_ function: String, _ value: FormulaTree) -> String {
    guard FormulaTree.words.contains(function) else { return name(function) + bracketed(value) }
    switch value {
    case .number, .letter, .root, .fraction, .choose, .script(.number, _, _),
      .script(.letter, _, _):
      return chance.isOne(of: 2) ? name(function) + write(value) : name(function) + bracketed(value)
    default: return name(function) + bracketed(value)
    }
  }
}
