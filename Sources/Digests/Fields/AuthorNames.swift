import Papers

/// Divides a text of authors into names, however they are divided: `A. One, B. Two and C. Three`, `Doe, J., Roe, R.`,
/// `Smith, Ann; Lee, Bo`, `张三、李四`, one a line; without affiliations, footnote marks, addresses and degrees.
///
/// First what is no name goes (`AuthorText`); then the text is divided at its strongest divider, and the parts
/// are looked at together: whether a comma stands within names or between them is told by all of them.
package enum AuthorNames {
  /// The names in a text in which nothing but names and what divides them is left (`AuthorText.plain`), in order. A
  /// family name that came first comes last (`Ann Smith`); suffixes stay with their name (`Sammy Poe, Jr.`). “et al.”
  /// and counts of others are no names, except arXiv's own `et al. (72 additional authors not shown)`, so that the
  /// reader learns of the 72.
  static func divide(plain scanner: ByteScanner) -> [[UInt8]] {
    let all = 0..<scanner.bytes.count
    let lines = AuthorDividers.split(all, at: .lineEnd, scanner)
    if lines.count > 1, isNames(lines, scanner) { return lines.flatMap { reversed($0, scanner) } }
    let groups = AuthorDividers.split(all, at: .strong, scanner)
    if groups.count > 1 {
      let isReversed = groups.allSatisfy { group in
        let parts = AuthorDividers.split(group, at: .comma, scanner)
        return parts.count { !AuthorWords.isSuffix(scanner.slice($0)) } <= 2
      }
      return groups.flatMap { group -> [[UInt8]] in
        // `A. One, B. Two; C. Three`: groups of an affiliation each.
        isReversed ? reversed(group, scanner) : names(in: group, scanner)
      }
    }
    return names(in: all, scanner)
  }

  /// Whether every line is a name, and the text is not one that was broken into lines.
  private static func isNames(_ lines: [Range<Int>], _ scanner: ByteScanner) -> Bool {
    lines.allSatisfy { line in
      guard AuthorDividers.split(line, at: .and, scanner).count == 1,
        AuthorDividers.split(line, at: .strong, scanner).count == 1
      else { return false }
      let parts = AuthorDividers.split(line, at: .comma, scanner)
      let last = scanner.bytes[line.upperBound - 1]
      return last != ASCII.comma && last != ASCII.ampersand && !scanner.ends(line, with: " and")
        && (parts.count == 1 || parts.count == 2 && AuthorWords.isFamily(scanner.slice(parts[0])))
    }
  }

  /// The names in a text in which commas and `and` divide.
  private static func names(in range: Range<Int>, _ scanner: ByteScanner) -> [[UInt8]] {
    let range = withoutOthersBehindInitials(range, scanner)
    let joined = AuthorDividers.split(range, at: .and, scanner)
    // `Smith, Ann and Lee, Bo`, as bibliographies have it.
    let parts = joined.map { AuthorDividers.split($0, at: .comma, scanner) }
    if joined.count > 1,
      zip(joined, parts).allSatisfy({
        $0.1.count == 2 && AuthorWords.isFamily(scanner.slice($0.1[0]))
          || AuthorWords.isOthers(scanner.slice($0.0))
      })
    {
      return joined.flatMap { reversed($0, scanner) }
    }
    let all = AuthorDividers.dividedByLetter(parts.flatMap { $0 }, scanner)
    return paired(all, scanner) ?? firstReversed(all, scanner) ?? listed(all, scanner)
  }

  /// `He, K. et al.`: what follows initials would be read as a part of them.
  private static func withoutOthersBehindInitials(
    _ range: Range<Int>, _ scanner: ByteScanner
  ) -> Range<Int> {
    for tail in [". et al.", ". et al"] as [StaticString] where scanner.ends(range, with: tail) {
      return range.lowerBound..<range.upperBound - tail.utf8CodeUnitCount + 1
    }
    return range
  }

  /// `Doe, J., Roe, R.`: every other part is initials.
  private static func paired(_ parts: [Range<Int>], _ scanner: ByteScanner) -> [[UInt8]]? {
    let parts = parts.filter { !AuthorWords.isOthers(scanner.slice($0)) }
    guard parts.count >= 2 else { return nil }
    var names: [[UInt8]] = []
    var index = 0
    while index < parts.count {
      let family = scanner.slice(parts[index])
      guard index + 1 < parts.count, !AuthorWords.isInitials(family),
        AuthorWords.isInitials(scanner.slice(parts[index + 1]))
      else {
        return nil
      }
      names.append(Array(scanner.bytes[parts[index + 1]]) + [ASCII.space] + Array(family))
      index += 2
      if index < parts.count, AuthorWords.isSuffix(scanner.slice(parts[index])) {
        names[names.count - 1] += ", ".utf8 + Array(scanner.bytes[parts[index]])
        index += 1
      }
    }
    return names
  }

  /// `Vaswani, Ashish, Noam Shazeer, and Niki Parmar`, `Shor, Peter W.`: of the first name alone the family comes
  /// first. nil when that is not so.
  private static func firstReversed(
    _ parts: [Range<Int>], _ scanner: ByteScanner
  ) -> [[UInt8]]? {
    guard parts.count >= 2 else { return nil }
    func words(_ part: Range<Int>) -> Int {
      scanner.slice(part).split(whereSeparator: ASCII.isWhite).count
    }
    let given = parts[1]
    guard words(parts[0]) == 1, parts[0].count > 1,
      !AuthorWords.isInitials(scanner.slice(parts[0]))
    else { return nil }
    if parts.count == 2 {
      // The dot of an initial behind the given name.
      let last = given.upperBound
      guard words(given) == 2, given.count > 4, scanner.bytes[last - 1] == ASCII.period,
        ASCII.isWhite(scanner.bytes[last - 3]), scanner.bytes[last - 2] &- 0x41 < 26,
        !AuthorWords.isInitials(scanner.slice(given))
      else { return nil }
    } else {
      guard words(given) == 1, given.count > 2,
        parts[2...].allSatisfy({ words($0) >= 2 && !AuthorWords.isOthers(scanner.slice($0)) })
      else { return nil }
    }
    let first = Array(scanner.bytes[given]) + [ASCII.space] + Array(scanner.bytes[parts[0]])
    return [first] + listed(Array(parts[2...]), scanner)
  }

  /// Every part is a name, or a suffix of the one before.
  private static func listed(_ parts: [Range<Int>], _ scanner: ByteScanner) -> [[UInt8]] {
    var names: [[UInt8]] = []
    for part in parts {
      let text = scanner.slice(part)
      if AuthorWords.isSuffix(text), !names.isEmpty {
        names[names.count - 1] += ", ".utf8 + Array(text)
      } else if let name = AuthorWords.name(text) {
        names.append(name)
      }
    }
    return names
  }

  /// `Smith, Ann`, `Poe, Sammy, Jr.`: one name; without a comma it is said as it stands.
  private static func reversed(_ range: Range<Int>, _ scanner: ByteScanner) -> [[UInt8]] {
    var parts = AuthorDividers.split(range, at: .comma, scanner)
    var suffix: [UInt8] = []
    if let place = parts.dropFirst().firstIndex(where: { AuthorWords.isSuffix(scanner.slice($0)) })
    {
      suffix = ", ".utf8 + Array(scanner.bytes[parts.remove(at: place)])
    }
    guard parts.count == 2 else {
      return listed(parts, scanner).enumerated().map {
        $0.offset == 0 ? $0.element + suffix : $0.element
      }
    }
    let (family, given) = (scanner.slice(parts[0]), scanner.slice(parts[1]))
    if AuthorWords.isInstitution(given) { return listed([parts[0]], scanner) }
    guard !AuthorWords.isOthers(given), let name = AuthorWords.name(given) else {
      return listed(parts, scanner)
    }
    return [name + [ASCII.space] + Array(family) + suffix]
  }
}

extension DigestBuilder {
  /// Adds the names in a text to the authors, by the rules of `AuthorNames`.
  package mutating func add(names text: UnsafeRawBufferPointer) {
    if add(plainNames: text) { return }
    let rest = AuthorText(text).plain
    rest.withUnsafeBytes { rest in
      // Without affiliations and marks, most texts are plain.
      if rest.count < text.count, add(plainNames: rest) { return }
      for name in AuthorNames.divide(plain: ByteScanner(rest)) {
        name.withUnsafeBytes { add($0, to: .authors) }
      }
    }
  }

  /// Adds names as they stand; false when there is more to find out.
  private mutating func add(plainNames text: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(text)
    if let others = PlainNames.countOfOthers(scanner) {
      // With three names before it, all that stands there is divided by commas.
      let names = scanner.slice(scanner.trimmed(0..<others.lowerBound).dropLast())
      guard plainNames.divide(names), !plainNames.hasAnd, plainNames.names.count >= 3 else {
        return false
      }
      add(commaSeparated: names, to: .authors)
      add(scanner.slice(others), to: .authors)
      return true
    }
    guard plainNames.divide(text) else { return false }
    if !plainNames.hasAnd {
      add(commaSeparated: text, to: .authors)
    } else {
      for name in plainNames.names { add(scanner.slice(name), to: .authors) }
    }
    return true
  }
}
