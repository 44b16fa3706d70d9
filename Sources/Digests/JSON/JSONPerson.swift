import Papers

/// Reads somebody who is an object: a name in one (`name`, `full_name`, `display_name`, `literal`), in parts
/// (`given` and `family`, `firstName` and `lastName`), or an object again (`author`).
enum JSONPerson {
  private enum Part { case whole, given, family, suffix, particle, role, inner }

  private static let names: [(StaticString, Part)] = [
    ("name", .whole), ("full_name", .whole), ("fullname", .whole), ("display_name", .whole),
    ("displayname", .whole), ("literal", .whole), ("text", .whole), ("value", .whole),
    ("raw_author_name", .whole), ("#text", .whole), ("author_name", .whole), ("$t", .whole),
    ("given", .given), ("firstname", .given),
    ("first_name", .given), ("givenname", .given), ("given_name", .given), ("forenames", .given),
    ("first", .given),
    ("family", .family), ("lastname", .family), ("last_name", .family), ("familyname", .family),
    ("family_name", .family), ("keyname", .family), ("surname", .family), ("last", .family),
    ("suffix", .suffix),
    ("non-dropping-particle", .particle), ("dropping-particle", .particle), ("creatortype", .role),
    ("author", .inner), ("person", .inner),
  ]

  /// Adds the one or those in the object that comes next to the authors.
  static func read(_ reader: inout JSONReader, _ depth: Int, into builder: inout DigestBuilder) {
    guard depth < 6, reader.enterObject() else { return reader.skip() }
    var (whole, given, family, suffix, particle): ([UInt8], [UInt8], [UInt8], [UInt8], [UInt8]) =
      ([], [], [], [], [])
    // Somebody who is no author, and a name that stands within.
    var (isOther, hasInner) = (false, false)
    while let name = reader.nextName() {
      let scanner = ByteScanner(name)
      let part = names.first { scanner.says($0.0, 0..<name.count) }?.1
      switch part {
      case .whole where reader.peek() == ASCII.bracketOpen:
        readInner(&reader, depth, &builder)
        hasInner = true
      case .whole:
        let text = reader.text()
        // The first is the best: OpenAlex has another spelling after it.
        if whole.isEmpty { whole = Array(text) }
      case .given: given = Array(reader.text())
      case .family: family = Array(reader.text())
      case .suffix: suffix = Array(reader.text())
      case .particle: particle = Array(reader.text())
      case .role:
        // Zotero's editors, translators and the like.
        let role = ByteScanner(reader.text())
        isOther = !role.bytes.isEmpty && !role.says("author", 0..<role.bytes.count)
      case .inner:
        readInner(&reader, depth, &builder)
        hasInner = true
      case nil: reader.pass()
      }
    }
    if isOther || hasInner { return }
    if !family.isEmpty || !given.isEmpty {
      if !particle.isEmpty { family = particle + [ASCII.space] + family }
      PersonName.add(given: given, family: family, suffix: suffix, to: &builder)
    } else {
      whole.withUnsafeBytes { PersonName.add($0, to: &builder) }
    }
  }

  private static func readInner(
    _ reader: inout JSONReader, _ depth: Int, _ builder: inout DigestBuilder
  ) {
    if reader.enterArray() {
      while reader.hasElement() { readOne(&reader, depth, &builder) }
    } else {
      readOne(&reader, depth, &builder)
    }
  }

  private static func readOne(
    _ reader: inout JSONReader, _ depth: Int, _ builder: inout DigestBuilder
  ) {
    if reader.peek() == ASCII.braceOpen {
      read(&reader, depth + 1, into: &builder)
    } else {
      PersonName.add(reader.text(), to: &builder)
    }
  }
}
