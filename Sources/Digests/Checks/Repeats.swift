import Papers

/// What comes more than once in a digest.
///
/// All entries are counted in a table by a hash of what may be alike; of those that share a place in it, and these are
/// few, the alike are found by sorting. So no content, however it was made, costs more time than that.
enum Repeats {
  /// As many papers may have one title: revised ones, and series (`Notes`).
  private static let sharedTitles = 2

  /// For each entry the first of the same paper in the same version, which may be itself.
  static func firstOfEach(_ records: EntryRecords) -> [Int] {
    var first = Array(records.indices)
    func order(_ left: Int, _ right: Int) -> Int {
      let (one, two) = (records[left], records[right])
      return one.id == two.id
        ? Int(one.version) - Int(two.version) : one.id.rawValue < two.id.rawValue ? -1 : 1
    }
    let hashes = records.map { ($0.id.rawValue &+ UInt64($0.version) &<< 48) }
    eachGroup(of: hashes, largerThan: 1, order) { group in
      for entry in group.dropFirst() { first[entry] = group[0] }
    }
    return first
  }

  /// Titles that many papers have, each told with its first line, whatever the case of ASCII letters.
  static func titles(_ records: EntryRecords, _ arena: UnsafeRawBufferPointer) -> [Problem] {
    func title(_ entry: Int) -> UnsafeRawBufferPointer {
      arena.text(records[entry].title)
    }
    func order(_ left: Int, _ right: Int) -> Int {
      let (one, two) = (title(left), title(right))
      if one.count != two.count { return one.count - two.count }
      var offset = 0
      while offset < one.count {
        let (a, b) = (ASCII.lower(one[offset]), ASCII.lower(two[offset]))
        if a != b { return Int(a) - Int(b) }
        offset &+= 1
      }
      return 0
    }
    var problems: [(entry: Int, problem: Problem)] = []
    eachGroup(of: records.indices.map { hash(title($0)) }, largerThan: sharedTitles, order) {
      let count = Set($0.map { records[$0].id }).count
      guard count > sharedTitles else { return }
      let line = Int(records[$0[0]].line)
      problems.append(($0[0], Problem(line: line, kind: .repeatedTitle(count: count))))
    }
    return problems.sorted { $0.entry < $1.entry }.map(\.problem)
  }

  /// Hands over the groups of entries that are alike and have more than so many, each in the order of the file.
  private static func eachGroup(
    of hashes: [UInt64], largerThan limit: Int, _ order: (Int, Int) -> Int,
    _ body: (ArraySlice<Int>) -> Void
  ) {
    var size = 64
    while size < 8 * hashes.count { size *= 2 }
    func place(_ hash: UInt64) -> Int {
      Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
    }
    var counts = [UInt8](repeating: 0, count: size)
    for hash in hashes where counts[place(hash)] <= limit { counts[place(hash)] += 1 }
    var entries = hashes.indices.filter { counts[place(hashes[$0])] > limit }
    entries.sort { left, right in
      if hashes[left] != hashes[right] { return hashes[left] < hashes[right] }
      let order = order(left, right)
      return order != 0 ? order < 0 : left < right
    }
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, hashes[entries[end]] == hashes[entries[start]],
        order(entries[start], entries[end]) == 0
      { end += 1 }
      if end - start > limit { body(ArraySlice(Array(entries[start..<end]))) }
      start = end
    }
  }

  /// A number of a text, the same for all that differ only in the case of letters; eight bytes are taken at once.
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(text.count)
    func take(_ word: UInt64) {
      hash = (hash ^ (word | 0x2020_2020_2020_2020)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash &>> 32
    }
    var offset = 0
    while offset &+ 8 <= text.count {
      take(text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset &+= 8
    }
    var rest: UInt64 = 0
    while offset < text.count {
      rest = rest &<< 8 | UInt64(text[offset])
      offset &+= 1
    }
    take(rest)
    return hash
  }
}
