import Papers

/// Texts of which one must stand in a row, unless it is one of some rows.
struct Alternatives: Equatable {
  let rows: RowSet
  let terms: [Term]

  /// nil when a step asks for anything else.
  init?(_ step: QueryStep) {
    guard case .any(let steps) = step else { return nil }
    var (rows, terms) = (RowSet(), [Term]())
    for step in steps {
      switch step {
      case .rows(let known): rows.formUnion(known)
      case .text(let term, false): terms.append(term)
      default: return nil
      }
    }
    (self.rows, self.terms) = (rows, terms)
  }
}

/// The terms of a query that must all stand in a row, and alternatives of which one must, without anything that has
/// to be counted while rows are walked.
struct Needles: Sendable {
  private var bytes: [UInt8] = []
  private var parts: [Part] = []
  private var groups: [Group] = []

  fileprivate struct Part {
    let place: Place
    let ids: ClosedRange<PaperID>?
    /// What authors are found by too.
    let spelledOut: Place?
  }

  /// Where the bytes of a needle stand among all.
  fileprivate struct Place {
    let range: Range<Int>
    let rare: Int
  }

  /// Parts of which one must stand in a row that is not among some.
  fileprivate struct Group {
    let parts: Range<Int>
    let rows: RowSet
  }

  init(_ terms: [Term], alternatives: [Alternatives] = []) {
    add(terms)
    for one in alternatives {
      let start = parts.count
      add(one.terms)
      groups.append(Group(parts: start..<parts.count, rows: one.rows))
    }
  }

  private mutating func add(_ terms: [Term]) {
    for term in terms {
      let place = add(term.needle)
      let spelledOut = (term.spelledOut.first?.needle).map { add($0) }
      parts.append(Part(place: place, ids: term.ids, spelledOut: spelledOut))
    }
  }

  private mutating func add(_ needle: Needle) -> Place {
    bytes += needle.bytes
    return Place(range: bytes.count - needle.bytes.count..<bytes.count, rare: needle.rare)
  }

  func lend<Result>(_ body: (Lent) -> Result) -> Result {
    bytes.withUnsafeBytes { bytes in
      parts.withUnsafeBufferPointer { parts in
        groups.withUnsafeBufferPointer { body(Lent(bytes: bytes, parts: parts, groups: $0)) }
      }
    }
  }

  struct Lent {
    fileprivate let bytes: UnsafeRawBufferPointer
    fileprivate let parts: UnsafeBufferPointer<Part>
    fileprivate let groups: UnsafeBufferPointer<Group>

    /// Whether each that must does stand in the text of a row, and one of each alternatives. What stands there may be
    /// the beginning of the id too, or an author's name in another spelling.
    func allStand(in text: RowText, of id: PaperID, at row: Row) -> Bool {
      for part in 0..<(groups.first?.parts.lowerBound ?? parts.count)
      where !stands(parts[part], in: text, of: id) { return false }
      for group in groups where !group.rows.contains(row) {
        if !group.parts.contains(where: { stands(parts[$0], in: text, of: id) }) { return false }
      }
      return true
    }

    private func stands(_ part: Part, in text: RowText, of id: PaperID) -> Bool {
      if text.contains(needle(part.place)) || part.ids?.contains(id) == true { return true }
      guard let spelledOut = part.spelledOut else { return false }
      return text.contains(needle(spelledOut), in: .authors)
    }

    private func needle(_ place: Place) -> Needle.Lent {
      Needle.Lent(bytes: UnsafeRawBufferPointer(rebasing: bytes[place.range]), rare: place.rare)
    }
  }
}
