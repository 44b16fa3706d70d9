/// Tells which texts of an arena were there before, in other or the same case. The few of a paper are
/// compared with each other; from many on, they are hashed.
struct DistinctTexts {
  private var known: [TextSpan] = []
  private var buckets: [UInt64: [TextSpan]] = [:]

  /// How many are compared with each other.
  private static let few = 16

  /// Whether the text is new; it is known from then on.
  mutating func insert(_ span: TextSpan, in arena: [UInt8]) -> Bool {
    if known.count < DistinctTexts.few {
      if known.contains(where: { DistinctTexts.isSame($0, span, arena) }) { return false }
      known.append(span)
      return true
    }
    if buckets.isEmpty {
      for span in known { buckets[DistinctTexts.hash(span, arena), default: []].append(span) }
    }
    let hash = DistinctTexts.hash(span, arena)
    let bucket = buckets[hash] ?? []
    if bucket.contains(where: { DistinctTexts.isSame($0, span, arena) }) { return false }
    buckets[hash, default: []].append(span)
    return true
  }

  private static func isSame(_ left: TextSpan, _ right: TextSpan, _ arena: [UInt8]) -> Bool {
    guard left.length == right.length else { return false }
    for (left, right) in zip(left.range, right.range)
    where ASCII.lower(arena[left]) != ASCII.lower(arena[right]) { return false }
    return true
  }

  private static func hash(_ span: TextSpan, _ arena: [UInt8]) -> UInt64 {
    var hasher = Hasher()
    for offset in span.range { hasher.combine(ASCII.lower(arena[offset])) }
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}
