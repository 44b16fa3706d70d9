/// Tells which texts of an arena were there before, in other or the same case.
package struct DistinctTexts {
  private var distinct = Distinct<TextSpan>()

  package init() {}

  /// Whether the text is new; it is known from then on.
  package mutating func insert(_ span: TextSpan, in arena: [UInt8]) -> Bool {
    distinct.insert(
      span,
      isSame: { left, right in
        guard left.length == right.length else { return false }
        for (left, right) in zip(left.range, right.range)
        where ASCII.lower(arena[left]) != ASCII.lower(arena[right]) { return false }
        return true
      },
      hash: { span in
        var hasher = Hasher()
        for offset in span.range { hasher.combine(ASCII.lower(arena[offset])) }
        return hasher.finalize()
      })
  }
}

/// The same for passages of any digests.
struct DistinctPassages {
  private var distinct = Distinct<Passage>()

  /// Whether the passage is new; it is known from then on.
  mutating func insert(_ passage: Passage) -> Bool {
    distinct.insert(
      passage, isSame: { $0.isSame(as: $1) },
      hash: { passage in
        passage.withBytes { bytes in
          var hasher = Hasher()
          for byte in bytes { hasher.combine(ASCII.lower(byte)) }
          return hasher.finalize()
        }
      })
  }
}

/// Keys, each text that they stand for once. The few of a paper are compared with each other; from many
/// on, they are hashed.
private struct Distinct<Key> {
  private var known: [Key] = []
  private var buckets: [Int: [Int]] = [:]

  /// How many are compared with each other.
  private static var few: Int { 16 }

  @inline(__always)
  package mutating func insert(
    _ key: Key, isSame: (Key, Key) -> Bool, hash: (Key) -> Int
  ) -> Bool {
    if known.count < Self.few {
      if known.contains(where: { isSame($0, key) }) { return false }
      known.append(key)
      return true
    }
    if buckets.isEmpty {
      for index in known.indices { buckets[hash(known[index]), default: []].append(index) }
    }
    let bucket = hash(key)
    if buckets[bucket, default: []].contains(where: { isSame(known[$0], key) }) { return false }
    buckets[bucket, default: []].append(known.count)
    known.append(key)
    return true
  }
}

extension Passage {
  /// Whether two passages have the same bytes, upper and lower case ASCII letters being the same.
  func isSame(as other: Passage) -> Bool {
    guard span.length == other.span.length else { return false }
    return withBytes { one in
      other.withBytes { two in zip(one, two).allSatisfy { ASCII.lower($0) == ASCII.lower($1) } }
    }
  }
}
