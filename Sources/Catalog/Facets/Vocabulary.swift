import Papers

/// The tags of a library, or its categories, numbered in the order in which they were first seen.
///
/// Spellings that differ only by case or accents are one tag, under its first spelling.
public struct Vocabulary: Sendable {
  private var names: [String] = []
  private var numbers: [[UInt8]: UInt32] = [:]
  /// Names of up to eight bytes as they were given: most categories are, and there are few.
  private var short: [UInt64: UInt32] = [:]

  init() {}

  public var count: Int { names.count }

  /// The first spelling of a tag.
  public func name(of tag: UInt32) -> String { names[Int(tag)] }

  /// The number of a tag, in any spelling.
  public func number(of name: some StringProtocol) -> UInt32? {
    numbers[Fold.full.bytes(of: name)]
  }

  /// The numbers of the tags that hold a text, whatever its case and accents. Looks at all names.
  func numbers(holding text: String) -> [UInt32] {
    let needle = Needle(Fold.full.bytes(of: text))
    return numbers { $0.withUnsafeBytes { needle.firstMatch(in: $0) } != nil }
  }

  /// The number of a tag, given now if it is new.
  mutating func add(_ name: Passage) -> UInt32 {
    let name = name.string
    let key = Fold.full.bytes(of: name)
    if let known = numbers[key] { return known }
    let number = UInt32(names.count)
    names.append(name)
    numbers[key] = number
    return number
  }

  /// The same, quicker for names that are short and have come before.
  mutating func add(short name: Passage) -> UInt32 {
    guard name.span.length <= 8 else { return add(name) }
    let key = name.withBytes { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    if let known = short[key] { return known }
    let number = add(name)
    short[key] = number
    return number
  }

  /// The numbers of the names that fit, in any order; each is shown folded. Looks at all names.
  func numbers(where fits: ([UInt8]) -> Bool) -> [UInt32] {
    numbers.compactMap { name, number in fits(name) ? number : nil }
  }
}
