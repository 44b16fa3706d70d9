import Digests

/// Reads OAI-PMH: records with `arXiv` metadata, where authors are in parts, or `arXivRaw`, where they are
/// one text and the versions a list. Deleted records are passed over.
struct OAIRecords: XMLContent {
  private var isInMetadata = false
  private var isRaw = false
  private var isFirstVersion = true
  /// The last version has no source: the paper is withdrawn (`source_type` `I`).
  private var hasNoSource = false
  /// The parts of the author that we are in: family name, given names, suffix.
  private var author: [[UInt8]]?

  mutating func start(
    _ name: XMLName, _ attributes: XMLAttributes, line: Int, into builder: inout DigestBuilder
  ) -> Bool {
    if name == "arXiv" || name == "arXivRaw" {
      isInMetadata = true
      isRaw = name == "arXivRaw"
      isFirstVersion = true
      hasNoSource = false
      builder.beginEntry(line: line)
      return false
    }
    guard isInMetadata else { return false }
    // That of the version before says nothing of this one.
    if name == "version" { hasNoSource = false }
    if name == "author" {
      author = [[], [], []]
      return false
    }
    if author != nil { return name == "keyname" || name == "forenames" || name == "suffix" }
    return (isRaw && name == "authors") || name == "id" || name == "created" || name == "updated"
      || name == "title"
      || name == "categories" || name == "comments" || name == "journal-ref" || name == "doi"
      || name == "abstract" || name == "report-no" || name == "date"
      || name == "source_type"
  }

  mutating func end(
    _ name: XMLName, text: UnsafeRawBufferPointer, into builder: inout DigestBuilder
  ) {
    guard isInMetadata else { return }
    if name == "arXiv" || name == "arXivRaw" {
      isInMetadata = false
      if hasNoSource { builder.setWithdrawn() }
      builder.endEntry(needsAbstract: true)
    } else if name == "author" {
      endAuthor(&builder)
    } else if name == "keyname" {
      author?[0] = Array(text)
    } else if name == "forenames" {
      author?[1] = Array(text)
    } else if name == "suffix" {
      author?[2] = Array(text)
    } else if name == "id" {
      builder.setReference(in: text)
    } else if name == "title" {
      builder.set(.title, text)
    } else if name == "authors" {
      builder.add(names: text)
    } else if name == "abstract" {
      builder.set(.abstract, text)
    } else {
      endFact(name, text, &builder)
    }
  }

  private mutating func endFact(
    _ name: XMLName, _ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder
  ) {
    if name == "created" {
      builder.setDay(text: text)
    } else if name == "date" {
      // Of a version; the first is the paper's.
      if isFirstVersion { builder.setDay(text: text) }
      isFirstVersion = false
    } else if name == "source_type" {
      hasNoSource = text.elementsEqual("I".utf8)
    } else if name == "updated" {
      builder.add(extra: "Updated", text)
    } else if name == "categories" {
      for word in text.split(whereSeparator: { $0 <= 0x20 }) {
        builder.add(UnsafeRawBufferPointer(rebasing: word), to: .categories)
      }
    } else if name == "comments" {
      builder.set(.comment, text)
    } else if name == "journal-ref" {
      builder.set(.journal, text)
    } else if name == "doi" {
      builder.set(.doi, text)
    } else if name == "report-no" {
      builder.add(extra: "Report number", text)
    }
  }

  private mutating func endAuthor(_ builder: inout DigestBuilder) {
    guard let parts = author else { return }
    let name = [parts[1], parts[0], parts[2]].filter { !$0.isEmpty }.joined(separator: [0x20])
    Array(name).withUnsafeBytes { builder.add($0, to: .authors) }
    author = nil
  }
}
