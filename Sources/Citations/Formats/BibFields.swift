import TeX

/// Writes an entry of BibTeX or BibLaTeX, field by field.
struct BibFields {
  private(set) var bytes: [UInt8] = []
  let writer: TeXWriter

  init(_ kind: StaticString, _ key: String, _ writer: TeXWriter) {
    self.writer = writer
    bytes.reserveCapacity(640)
    bytes += "@".utf8
    put(kind)
    bytes += "{\(key),\n".utf8
  }

  private mutating func put(_ text: StaticString) { text.withUTF8Buffer { bytes += $0 } }

  private mutating func open(_ name: StaticString) {
    bytes += "  ".utf8
    put(name)
    bytes += " = {".utf8
  }

  private mutating func close() { bytes += "},\n".utf8 }

  /// A field whose text is TeX already, or has nothing that TeX would obey.
  mutating func add(_ name: StaticString, tex: some Sequence<UInt8>) {
    open(name)
    bytes += tex
    close()
  }

  /// A text; nothing when there is none.
  mutating func add(_ name: StaticString, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    open(name)
    writer.append(text, to: &bytes)
    close()
  }

  /// A macro, which has no braces.
  mutating func add(_ name: StaticString, macro: StaticString) {
    bytes += "  ".utf8
    put(name)
    bytes += " = ".utf8
    put(macro)
    bytes += ",\n".utf8
  }

  /// An address or a DOI: as it is in BibLaTeX, which takes it verbatim, escaped in BibTeX.
  mutating func add(_ name: StaticString, address: String?) {
    guard let address else { return }
    open(name)
    for byte in WebPage.encoded(address).utf8 {
      if writer.charset == .ascii, "_%#&$".utf8.contains(byte) { bytes.append(0x5C) }
      bytes.append(byte)
    }
    close()
  }

  mutating func add(authors: [AuthorName]) {
    guard !authors.isEmpty else { return }
    open("author")
    for (index, author) in authors.enumerated() {
      if index > 0 { bytes += " and ".utf8 }
      append(author)
    }
    close()
  }

  /// `van der Berg, Jr., Ana`, `{ATLAS Collaboration}`.
  private mutating func append(_ author: AuthorName) {
    switch author {
    case .others: bytes += "others".utf8
    case .literal(let name):
      bytes.append(0x7B)
      writer.append(name, to: &bytes)
      bytes.append(0x7D)
    case .person(let person):
      if !person.particle.isEmpty {
        append(part: person.particle)
        bytes.append(0x20)
      }
      // A family name that begins or goes on in small letters would be divided again.
      let isDivided = person.family.split(separator: " ").contains { NameWords.isSmall(String($0)) }
      append(part: person.family, isBraced: isDivided)
      if !person.suffix.isEmpty {
        bytes += ", ".utf8
        append(part: person.suffix)
      }
      if !person.given.isEmpty {
        bytes += ", ".utf8
        append(part: person.given)
      } else if !person.suffix.isEmpty {
        bytes += ", {}".utf8
      }
    }
  }

  /// A part of a name. What would divide names or parts stands in braces.
  private mutating func append(part: String, isBraced: Bool = false) {
    let words = part.split(separator: " ")
    let isBraced =
      isBraced || part.contains(",")
      || words.contains { ["and", "others"].contains($0.lowercased()) }
    if isBraced { bytes.append(0x7B) }
    writer.append(part, to: &bytes)
    if isBraced { bytes.append(0x7D) }
  }

  mutating func end() -> [UInt8] {
    bytes += "}\n".utf8
    return bytes
  }
}
