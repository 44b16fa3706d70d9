/// What a formula means.
indirect enum FormulaTree: Equatable {
  case number(Int)
  case letter(String)
  case negative(FormulaTree)
  /// The first, and what is added to it or taken from it.
  case sum(FormulaTree, [Addend])
  case product([FormulaTree])
  case fraction(FormulaTree, FormulaTree)
  case script(FormulaTree, below: FormulaTree?, above: FormulaTree?)
  case root(degree: FormulaTree?, FormulaTree)
  case call(String, FormulaTree)
  /// A sum, a product, an integral over what follows it.
  case large(String, from: FormulaTree?, to: FormulaTree?, FormulaTree)
  case brace(FormulaTree, isOver: Bool, label: FormulaTree)
  case choose(FormulaTree, FormulaTree)
  case equation(FormulaTree, FormulaTree)

  struct Addend: Equatable {
    let isMinus: Bool
    let term: FormulaTree
  }

  /// Letters that are numbers; those of functions and words are not among them.
  static let letters = ["a", "b", "c", "k", "m", "n", "p", "q", "x", "y", "z", "α", "β", "μ", "λ"]
  static let functions = ["f", "g", "h", "Γ"]
  static let words = ["log", "sin", "exp", "det"]
  static let large = ["∑", "∏", "∫"]

  /// The commands for what has no key of its own.
  static let commands = [
    "α": #"\alpha"#, "β": #"\beta"#, "μ": #"\mu"#, "λ": #"\lambda"#, "Γ": #"\Gamma"#,
    "log": #"\log"#, "sin": #"\sin"#, "exp": #"\exp"#, "det": #"\det"#, "∑": #"\sum"#,
    "∏": #"\prod"#, "∫": #"\int"#,
  ]
}

/// Chance that is the same at every run.
struct Chance {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// A number below `bound`.
  mutating func number(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) >> 1) % bound
  }

  mutating func isOne(of count: Int) -> Bool { number(count) == 0 }

  mutating func any(_ choices: [String]) -> String { choices[number(choices.count)] }
}

extension FormulaTree {
  /// A tree of at most so many levels.
  init(_ depth: Int, _ chance: inout Chance) {
    let atom =
      chance.isOne(of: 3)
      ? FormulaTree.number(chance.number(40)) : .letter(chance.any(FormulaTree.letters))
    guard depth > 0 else {
      self = atom
      return
    }
    func tree() -> FormulaTree { FormulaTree(depth - 1, &chance) }
    switch chance.number(14) {
    case 0, 1: self = .fraction(tree(), tree())
    case 2, 3:
      var factors: [FormulaTree] = []
      for _ in 0..<(2 + chance.number(2)) {
        let factor = tree()
        if case .product(let inner) = factor { factors += inner } else { factors.append(factor) }
      }
      self = .product(factors)
    case 4, 5:
      let first = tree()
      let rest = (0...chance.number(2)).map { _ in
        Addend(isMinus: chance.isOne(of: 2), term: tree())
      }
      self = .sum(first, rest)
    case 6, 7:
      let (below, above) = (chance.isOne(of: 3) ? tree() : nil, chance.isOne(of: 3) ? nil : tree())
      self = .script(tree(), below: below, above: below == nil ? above ?? tree() : above)
    case 8: self = .root(degree: chance.isOne(of: 3) ? tree() : nil, tree())
    case 9: self = .call(chance.any(FormulaTree.functions), tree())
    case 10: self = .call(chance.any(FormulaTree.words), tree())
    case 11:
      let from = FormulaTree.equation(.letter(chance.any(FormulaTree.letters)), tree())
      let (isFrom, isTo) = (chance.isOne(of: 2), chance.isOne(of: 2))
      self = .large(
        chance.any(FormulaTree.large), from: isFrom ? from : isTo ? .number(1) : nil,
        to: isTo ? tree() : nil, tree())
    case 12: self = .negative(tree())
    default:
      self =
        chance.isOne(of: 2)
        ? .choose(tree(), tree())
        : .brace(tree(), isOver: chance.isOne(of: 2), label: tree())
    }
  }
}
