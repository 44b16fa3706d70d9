import Papers

/// One name, in the order in which it is said.
package enum PersonName {
  /// Adds a name to the authors: `Smith, Ann` is `Ann Smith`, `Poe, Jr., Sammy` is `Sammy Poe, Jr.`; one
  /// without a comma is as it stands. `others` and `et al.` are nobody.
  package static func add(_ text: UnsafeRawBufferPointer, to builder: inout DigestBuilder) {
    let scanner = ByteScanner(text)
    let whole = scanner.trimmed(0..<text.count)
    if whole.isEmpty || isNobody(whole, scanner) { return }
    guard let comma = scanner.first(ASCII.comma, in: whole) else {
      return builder.add(scanner.slice(whole), to: .authors)
    }
    let family = scanner.trimmed(whole.lowerBound..<comma)
    var given = scanner.trimmed(comma + 1..<whole.upperBound)
    var suffix = 0..<0
    if let second = scanner.first(ASCII.comma, in: given) {
      let (one, two) = (
        scanner.trimmed(given.lowerBound..<second), scanner.trimmed(second + 1..<given.upperBound)
      )
      // `Poe, Jr., Sammy`, as BibTeX has it, or `Poe, Sammy, Jr.`.
      (suffix, given) = isSuffix(one, scanner) || !isSuffix(two, scanner) ? (one, two) : (two, one)
    } else if isSuffix(given, scanner) {
      // `Sammy Poe, Jr.`.
      return builder.add(scanner.slice(whole), to: .authors)
    }
    var name: [UInt8] = []
    for part in [given, family] where !part.isEmpty {
      if !name.isEmpty { name.append(ASCII.space) }
      name += scanner.slice(part)
    }
    if !suffix.isEmpty { name += [ASCII.comma, ASCII.space] + scanner.slice(suffix) }
    name.withUnsafeBytes { builder.add($0, to: .authors) }
  }

  /// Adds a name given in parts.
  package static func add(
    given: [UInt8], family: [UInt8], suffix: [UInt8] = [], to builder: inout DigestBuilder
  ) {
    var name = given
    if !name.isEmpty, !family.isEmpty { name.append(ASCII.space) }
    name += family
    if !suffix.isEmpty { name += [ASCII.space] + suffix }
    name.withUnsafeBytes { builder.add($0, to: .authors) }
  }

  private static func isNobody(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let words: [StaticString] = ["others", "et al", "et al.", "et. al.", "...", "…"]
    return words.contains { scanner.says($0, range) }
  }

  private static func isSuffix(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let words: [StaticString] = [
      "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "inc", "inc.", "ltd", "ltd.", "llc", "phd",
      "ph.d.",
      "md", "m.d.",
    ]
    return words.contains { scanner.says($0, range) }
  }
}
