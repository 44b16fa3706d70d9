/// Which brace closes which, and where formulas are: found in one pass before anything is rendered.
///
/// A pair lies within one paragraph. Two dollar signs are a pair when they stand in the same group
/// and what is between them can be a formula, so that prices are none.
struct Outline {
  enum Kind {
    case group, dollars, parentheses, brackets, environment
    /// Brackets that a script has escaped, around words.
    case words
  }

  struct Pair {
    let kind: Kind
    /// Where the opening sign begins, and where the closing one does.
    let open: Int
    let close: Int
    /// The lengths of the two.
    let openLength: Int
    let closeLength: Int

    var inner: Range<Int> { open + openLength..<close }
    var end: Int { close + closeLength }
  }

  /// In the order of their opening signs.
  let pairs: [Pair]

  init(_ bytes: UnsafeRawBufferPointer, from start: Int) {
    var finder = PairFinder(bytes)
    finder.run(from: start)
    pairs = finder.pairs.sorted { $0.open < $1.open }
  }

  /// The pair that opens at an offset; binary search.
  func pair(at offset: Int) -> Pair? {
    var (low, high) = (0, pairs.count)
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].open < offset { low = middle + 1 } else { high = middle }
    }
    return low < pairs.count && pairs[low].open == offset ? pairs[low] : nil
  }
}

/// Goes through a text and pairs its signs.
private struct PairFinder {
  private(set) var pairs: [Outline.Pair] = []
  private let bytes: UnsafeRawBufferPointer
  private var levels: [Level] = [Level(kind: nil, open: 0, length: 0)]
  /// More open groups than anyone writes: what is in them is no group.
  private static let depthLimit = 64

  /// What is open.
  private struct Level {
    let kind: Outline.Kind?
    let open: Int
    let length: Int
    var dollars: [Dollar] = []
    var formula: (kind: Outline.Kind, open: Int)?
    var name: Range<Int> = 0..<0
  }

  private struct Dollar {
    let offset: Int
    let length: Int
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  mutating func run(from start: Int) {
    var offset = start
    while offset < bytes.count {
      offset = Special.firstSign(in: bytes, from: offset)
      guard offset < bytes.count else { break }
      switch bytes[offset] {
      case 0x0A: endParagraph()
      case 0x5C:
        offset = takeCommand(at: offset)
        continue
      case 0x7B: open(.group, at: offset, length: 1)
      case 0x7D: close(at: offset)
      case 0x24:
        let isDouble = offset + 1 < bytes.count && bytes[offset + 1] == 0x24
        let dollar = Dollar(offset: offset, length: isDouble ? 2 : 1)
        levels[levels.count - 1].dollars.append(dollar)
        offset += dollar.length
        continue
      default: break
      }
      offset += 1
    }
    endParagraph()
  }

  /// Takes what begins with a backslash, and returns where it ends.
  private mutating func takeCommand(at offset: Int) -> Int {
    guard offset + 1 < bytes.count else { return offset + 1 }
    switch bytes[offset + 1] {
    case 0x28: levels[levels.count - 1].formula = (.parentheses, offset)
    case 0x5B: levels[levels.count - 1].formula = (.brackets, offset)
    case 0x29: endFormula(.parentheses, at: offset)
    case 0x5D: endFormula(.brackets, at: offset)
    case 0x0A: return offset + 1
    default:
      if let name = argument(of: "\\begin{", at: offset) {
        open(.environment, at: offset, length: name.upperBound + 1 - offset)
        levels[levels.count - 1].name = name
        return name.upperBound + 1
      }
      if let name = argument(of: "\\end{", at: offset) {
        endEnvironment(name, at: offset)
        return name.upperBound + 1
      }
    }
    return offset + 2
  }

  /// `name` in `\begin{name}`.
  private func argument(of command: StaticString, at offset: Int) -> Range<Int>? {
    let count = command.utf8CodeUnitCount
    guard offset + count < bytes.count else { return nil }
    for index in 0..<count where bytes[offset + index] != command.utf8Start[index] { return nil }
    let start = offset + count
    // No name is longer.
    let end = bytes[start..<min(bytes.count, start + 32)].firstIndex {
      $0 == 0x7D || $0 == 0x5C || $0 == 0x0A
    }
    guard let end, bytes[end] == 0x7D, end > start else { return nil }
    return start..<end
  }

  private mutating func open(_ kind: Outline.Kind, at offset: Int, length: Int) {
    levels.append(Level(kind: kind, open: offset, length: length))
  }

  private mutating func close(at offset: Int) {
    guard let level = levels.last, level.kind == .group else { return }
    levels.removeLast()
    add(level, to: offset, length: 1)
  }

  private mutating func endEnvironment(_ name: Range<Int>, at offset: Int) {
    guard let level = levels.last, level.kind == .environment,
      bytes[level.name].elementsEqual(bytes[name])
    else { return }
    levels.removeLast()
    add(level, to: offset, length: name.upperBound + 1 - offset)
  }

  private mutating func add(_ level: Level, to close: Int, length: Int) {
    pairDollars(level.dollars)
    guard let kind = level.kind, levels.count < PairFinder.depthLimit else { return }
    pairs.append(
      Outline.Pair(
        kind: kind, open: level.open, close: close, openLength: level.length, closeLength: length))
  }

  private mutating func endFormula(_ kind: Outline.Kind, at offset: Int) {
    guard let formula = levels[levels.count - 1].formula, formula.kind == kind else { return }
    levels[levels.count - 1].formula = nil
    let inner = formula.open + 2..<offset
    let kind = Prose.isBracketed(bytes, inner) ? .words : kind
    pairs.append(
      Outline.Pair(kind: kind, open: formula.open, close: offset, openLength: 2, closeLength: 2))
  }

  /// Nothing goes on beyond a paragraph. What is open there is none of a pair, and its dollar signs
  /// stand where it stands.
  private mutating func endParagraph() {
    var dollars: [Dollar] = []
    for level in levels { dollars += level.dollars }
    pairDollars(dollars.sorted { $0.offset < $1.offset })
    levels = [Level(kind: nil, open: 0, length: 0)]
  }

  private mutating func pairDollars(_ dollars: [Dollar]) {
    let isOdd = dollars.count % 2 == 1
    var index = 0
    while index + 1 < dollars.count {
      let (one, other) = (dollars[index], dollars[index + 1])
      let inner = one.offset + one.length..<other.offset
      guard one.length == other.length, !inner.isEmpty,
        !Prose.isPriced(bytes, inner, isOdd: isOdd)
      else {
        index += 1
        continue
      }
      pairs.append(
        Outline.Pair(
          kind: .dollars, open: one.offset, close: other.offset, openLength: one.length,
          closeLength: one.length))
      index += 2
    }
  }
}
