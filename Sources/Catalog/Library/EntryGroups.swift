import Papers

/// The entries of papers that are to be written, by paper: chains through flat arrays, since an array for each
/// of many papers would take more room than what it holds.
struct EntryGroups {
  /// The papers, in the order in which they came.
  private(set) var ids: [PaperID] = []
  private var numbers: [PaperID: UInt32] = [:]
  /// By paper: its first entry, and its last.
  private var first: [UInt32] = []
  private var last: [UInt32] = []
  /// The entries, and which one of the same paper is next.
  private var references: [EntryReference] = []
  private var next: [UInt32] = []

  private static let none = UInt32.max

  mutating func reserve(_ count: Int) {
    numbers.reserveCapacity(count)
    ids.reserveCapacity(count)
    first.reserveCapacity(count)
    last.reserveCapacity(count)
    references.reserveCapacity(count)
    next.reserveCapacity(count)
  }

  mutating func add(_ id: PaperID, _ reference: EntryReference) {
    let index = UInt32(references.count)
    references.append(reference)
    next.append(EntryGroups.none)
    if let number = numbers[id] {
      next[Int(last[Int(number)])] = index
      last[Int(number)] = index
    } else {
      numbers[id] = UInt32(ids.count)
      ids.append(id)
      first.append(index)
      last.append(index)
    }
  }

  /// The entries of a paper, as they came.
  func entries(of number: Int) -> [EntryReference] {
    var entries: [EntryReference] = []
    var index = first[number]
    while index != EntryGroups.none {
      entries.append(references[Int(index)])
      index = next[Int(index)]
    }
    return entries
  }
}
