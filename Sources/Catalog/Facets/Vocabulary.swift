import Papers

/// The tags of a library, numbered in the order in which they were first seen.
///
/// Spellings that differ only by case or accents are one tag, under its first spelling.
public struct Vocabulary: Sendable {
  private var names: [String] = []
  private var numbers: [[UInt8]: UInt32] = [:]

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
    return numbers.compactMap { name, number in
      name.withUnsafeBytes { needle.firstMatch(in: $0) } == nil ? nil : number
    }
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
}
