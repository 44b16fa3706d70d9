import Canvas
import Catalog

/// The list of facets: a heading for each section, and under those that are not folded their facets, each with
/// the number of papers that Enter on it leaves.
struct FacetList {
  /// What was counted last.
  private(set) var table = FacetTable()
  var listing = FacetListing()
  /// What is typed to see only some facets of a section.
  var text = LineEditor()
  /// The time at which a range begins that is being made.
  var rangeStart: DayRange?
  var window = ListWindow()
  var anchor = Anchor.top
  /// What the counts are of, or will be when they are there.
  private(set) var counted: Counted?
  /// A search has begun that has found nothing but what it found at once: its counts would say nothing.
  var waitsForSearch = false
  /// They keep their order while the pointer is over them: the next press must not find another one under it.
  private(set) var isHeld = false

  /// What counts depend on: with an equal one they are the same.
  struct Counted: Hashable {
    let selectionNumber: Int
    let libraryNumber: Int
    let markNumber: Int
    let listing: FacetListing
  }

  /// What the cursor stays with: the list moves with every key.
  enum Anchor: Hashable {
    /// The first facet, before the reader has gone to any.
    case top
    case facet(Facet.Key)
    case section(FacetSection)
  }

  /// A row of the list.
  enum Row: Hashable {
    case section(FacetSection)
    /// A facet by its place in a part of the table.
    case facet(part: Int, index: Int)
  }
}

extension FacetList {
  var count: Int { table.parts.reduce(0) { $0 + 1 + $1.count } }

  /// What stands in a row; nil behind the last one.
  func row(at index: Int) -> Row? {
    var left = index
    for (number, part) in table.parts.enumerated() {
      if left == 0 { return .section(part.section) }
      if left <= part.count { return .facet(part: number, index: left - 1) }
      left -= 1 + part.count
    }
    return nil
  }

  func key(at index: Int) -> Facet.Key? {
    guard case .facet(let part, let index) = row(at: index) else { return nil }
    return table.parts[part].key(at: index)
  }

  /// The facet under the cursor.
  var underCursor: Facet.Key? { key(at: window.cursor) }

  /// The section that the cursor is in.
  var sectionUnderCursor: FacetSection? { section(at: window.cursor) }

  func section(at index: Int) -> FacetSection? {
    switch row(at: index) {
    case .section(let section): section
    case .facet(let part, _): table.parts[part].section
    case nil: nil
    }
  }

  /// The row of a section's heading.
  func row(of section: FacetSection) -> Int? {
    var row = 0
    for part in table.parts {
      if part.section == section { return row }
      row += 1 + part.count
    }
    return nil
  }

  func row(of key: Facet.Key) -> Int? {
    guard let part = table.parts.first(where: { $0.section == key.section }),
      let index = part.index(of: key), let heading = row(of: key.section)
    else { return nil }
    return heading + 1 + index
  }

  mutating func move(_ motion: Motion, height: Int) {
    window.move(motion, count: count, height: height)
    anchor = anchorOfCursor
    leaveRange()
  }

  mutating func put(cursor row: Int, height: Int) {
    window.put(cursor: row, count: count, height: height)
    anchor = anchorOfCursor
    leaveRange()
  }

  /// A range of times is made among times: elsewhere it is given up.
  private mutating func leaveRange() {
    if underCursor?.section != .dates { rangeStart = nil }
  }

  private var anchorOfCursor: Anchor {
    switch row(at: window.cursor) {
    case .section(let section): .section(section)
    case .facet: underCursor.map { .facet($0) } ?? .top
    case nil: .top
    }
  }

  /// Notes that counts are on their way; those that there were stay until they come.
  mutating func expect(_ counted: Counted) { self.counted = counted }

  /// Takes new counts.
  mutating func take(_ table: FacetTable, height: Int) {
    let old = self.table
    self.table = table
    if isHeld { self.table.keepOrder(of: old) }
    putCursor(height)
  }

  mutating func hold() { isHeld = true }

  mutating func release() {
    guard isHeld else { return }
    (isHeld, counted) = (false, nil)
  }

  /// The library is another one, with other numbers.
  mutating func renumber(from old: Library, to new: Library) {
    (table, counted, isHeld) = (FacetTable(), nil, false)
    if case .facet(let key) = anchor {
      anchor = key.renumbered(from: old, to: new).map { .facet($0) } ?? .top
    }
  }

  private mutating func putCursor(_ height: Int) {
    switch anchor {
    case .top:
      // The headings before it tell what else there is.
      window.restore(screenRow: (0..<count).first { key(at: $0) != nil } ?? 0)
    case .facet(let key):
      guard let row = row(of: key) else { break }
      return window.put(cursor: row, count: count, height: height)
    case .section(let section):
      guard let row = row(of: section) else { break }
      return window.put(cursor: row, count: count, height: height)
    }
    fit(height: height)
  }

  mutating func fit(height: Int) { window.fit(count: count, height: height) }
}
