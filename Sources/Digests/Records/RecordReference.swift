import Papers

/// The arXiv id of a record: of all that are in it, the one that is most surely the paper's.
struct RecordReference {
  /// How sure an id is that of the paper: less than that which is given as one, an address is, and a text
  /// that mentions one least.
  enum Rank: Int {
    case mentioned = 1
    case address, id
  }

  private var best: (value: ArxivReference, rank: Rank)?

  var value: ArxivReference? { best?.value }

  mutating func take(_ reference: ArxivReference, _ rank: Rank) {
    var reference = reference
    if let known = best {
      // The same id with a version is better than without.
      if known.value.id == reference.id {
        if reference.version == nil { reference = known.value }
        best?.value = reference
      }
      if known.rank.rawValue >= rank.rawValue { return }
    }
    best = (reference, rank)
  }

  /// Takes an id that a text mentions.
  mutating func take(mentionedIn text: UnsafeRawBufferPointer) {
    if let reference = ArxivReference.find(in: text) { return take(reference, .mentioned) }
    // `abs/2401.01234`, as DBLP numbers the volumes of CoRR.
    guard text.starts(with: "abs/".utf8) else { return }
    if let (reference, _) = ArxivReference.parse(ByteScanner(text).slice(4..<text.count)) {
      take(reference, .mentioned)
    }
  }
}
